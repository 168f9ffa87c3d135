#!/usr/bin/env bash
# Brings what `npm run contract:update` found to GitHub. Takes the report's file, whose first line says what was found:
#   the tree has a new contract                  one pull request, opened or refreshed, labelled by impact
#   "# Contract …: breaking" and a clean tree    the contract does not fit the client: one issue, opened or updated
#   "# Contract …: no change"                    an open pull request or issue is out of date, and closed
#   "# Contract: no update"                      nothing was found out, and nothing is done
# BASE is the branch to merge into; GH_TOKEN is what gh signs in with.
set -euo pipefail

report=$1
branch=contract-update
issue_label=contract-update
bot="41898282+github-actions[bot]@users.noreply.github.com"
impacts="breaking additive neutral"

title=$(head -n 1 "$report" | sed 's/^# //')
body=$(mktemp)
# The longest body that GitHub takes is 65,536 characters.
head -c 60000 "$report" > "$body"

# A branch of that name in a fork is somebody else's.
open_pull_request() {
  gh pr list --head "$branch" --base "$BASE" --state open --json number,isCrossRepository \
    --jq 'map(select(.isCrossRepository | not)) | .[0].number // empty'
}

open_issue() {
  gh issue list --label "$issue_label" --state open --json number --jq '.[0].number // empty'
}

close_issue() {
  local number
  number=$(open_issue)
  [ -z "$number" ] || gh issue close "$number" --comment "$1"
}

# The last commit of the branch; nothing when it does not exist. Fails when somebody has added to it.
fetch_branch() {
  gh auth setup-git
  git fetch --quiet origin "+refs/heads/$branch:refs/remotes/origin/$branch" || echo "There is no branch $branch yet."
  there=$(git rev-parse --verify --quiet "refs/remotes/origin/$branch" || true)
  if [ -n "$there" ] && [ "$(git log -1 --format=%ae "$there")" != "$bot" ]; then
    echo "Somebody has added commits to $branch: they are left as they are. Merge or delete the branch." >&2
    exit 1
  fi
}

if [ -z "$(git status --porcelain -- openapi generated)" ]; then
  case "$title" in
    *": breaking" | *": additive" | *": neutral")
      gh label create "$issue_label" --color d93f0b || echo "There is a label $issue_label."
      number=$(open_issue)
      if [ -z "$number" ]; then
        gh issue create --title "$title" --body-file "$body" --label "$issue_label"
      elif [ "$(gh issue view "$number" --json title,body --jq '.title + "\n" + .body')" = "$title"$'\n'"$(cat "$body")" ]; then
        echo "Issue $number says so already."
      else
        gh issue edit "$number" --title "$title" --body-file "$body"
      fi
      ;;
    *": no change")
      echo "The contract is what Apple's document gives: there is nothing to open."
      number=$(open_pull_request)
      if [ -n "$number" ]; then
        fetch_branch
        gh pr close "$number" --comment "$BASE has what Apple's document gives." --delete-branch
      fi
      close_issue "$BASE has what Apple's document gives."
      ;;
    *) echo "There is nothing to open." ;;
  esac
  exit 0
fi

fetch_branch

# An entry that differs in its day alone keeps the day on which it was first made.
undated() { sed -E 's/^(## .*) \([0-9]{4}-[0-9]{2}-[0-9]{2}\)$/\1/'; }
changes=openapi/CHANGES.md
if [ -n "$there" ] && [ -f "$changes" ] &&
  [ "$(git show "$there:$changes" | undated)" = "$(undated < "$changes")" ]; then
  git show "$there:$changes" > "$changes"
fi

git switch --quiet --create "$branch"
git add openapi generated
git -c user.name="github-actions[bot]" -c user.email="$bot" commit --quiet --message "$title"

number=$(open_pull_request)
if [ -n "$number" ] && [ -n "$there" ] && [ "$(git rev-parse "HEAD^{tree}")" = "$(git rev-parse "$there^{tree}")" ]; then
  echo "Pull request $number has this contract already."
  exit 0
fi
git push --force-with-lease="$branch:$there" origin "$branch"

label=${title##*: }
case " $impacts " in *" $label "*) ;; *) label=neutral ;; esac
for name in $impacts; do
  case "$name" in breaking) colour=b60205 ;; additive) colour=0e8a16 ;; *) colour=c5def5 ;; esac
  [ "$name" != "$label" ] || gh label create "$name" --color "$colour" || echo "There is a label $name."
done
if [ -z "$number" ]; then
  gh pr create --head "$branch" --base "$BASE" --title "$title" --body-file "$body" --label "$label"
else
  gh pr edit "$number" --title "$title" --body-file "$body" --add-label "$label"
  for name in $impacts; do
    [ "$name" = "$label" ] || gh pr edit "$number" --remove-label "$name" || echo "It was not labelled $name."
  done
fi
close_issue "The contract fits the client now: see the pull request from $branch."
gh workflow run ci.yml --ref "$branch"
