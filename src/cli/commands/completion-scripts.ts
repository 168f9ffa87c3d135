/** Hands the words to `adp complete`; where that has nothing to say, the shell completes files. */
const bash = `# bash completion for adp
_adp() {
  local word tab=$'\\t' current="\${COMP_WORDS[COMP_CWORD]}"
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  # bash makes a word of the = in --option=value.
  if [[ $current == "=" ]]; then words+=(""); fi
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("\${word%%$tab*}")
  done < <(adp complete -- "\${words[@]}" 2>/dev/null)
}
complete -o default -F _adp adp
`;

const zsh = `#compdef adp
# zsh completion for adp
_adp() {
  local line tab=$'\\t'
  local -a candidates
  while IFS= read -r line; do
    candidates+=("\${\${line%%$tab*}//:/\\\\:}:\${line#*$tab}")
  done < <(adp complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( $#candidates )); then
    _describe adp candidates
  else
    _files
  fi
}
if [[ $funcstack[1] == _adp ]]; then _adp "$@"; else compdef _adp adp; fi
`;

const fish = `# fish completion for adp
function __adp_candidates
    adp complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null
end
complete -c adp -e
complete -c adp -n 'test -n "$(__adp_candidates)"' -f
complete -c adp -a '(__adp_candidates)'
`;

export const completionScripts = { bash, zsh, fish };

export type CompletionShell = keyof typeof completionScripts;
