#!/usr/bin/env bash
# Opens a pull request with the contract as `npm run contract:update` left it, or refreshes the one that is open.
# Takes the report's file. BASE is the branch to merge into; GH_TOKEN is what gh signs in with.
set -euo pipefail

report=$1
branch=contract-update
bot="41898282+github-actions[bot]@users.noreply.github.com"

if [ -z "$(git status --porcelain -- openapi generated)" ]; then
  echo "The contract is what Apple's document gives: there is nothing to open."
  exit 0
fi

gh auth setup-git
git fetch origin "+refs/heads/$branch:refs/remotes/origin/$branch" || echo "There is no branch $branch yet."
there=$(git rev-parse --verify --quiet "refs/remotes/origin/$branch" || true)
if [ -n "$there" ] && [ "$(git log -1 --format=%ae "$there")" != "$bot" ]; then
  echo "Somebody has added commits to $branch: they are left as they are. Merge or delete the branch." >&2
  exit 1
fi

title=$(head -n 1 "$report" | sed 's/^# //')
body=$(mktemp)
# The longest body that GitHub takes is 65,536 characters.
head -c 60000 "$report" > "$body"
case "$title" in
  *": breaking") label=breaking other=additive colour=b60205 ;;
  *) label=additive other=breaking colour=0e8a16 ;;
esac

git switch --quiet --create "$branch"
git add openapi generated
git -c user.name="github-actions[bot]" -c user.email="$bot" commit --quiet --message "$title"
git push --force-with-lease="$branch:$there" origin "$branch"

gh label create "$label" --color "$colour" || echo "There is a label $label."
# A branch of that name in a fork is somebody else's.
number=$(gh pr list --head "$branch" --base "$BASE" --state open --json number,isCrossRepository \
  --jq 'map(select(.isCrossRepository | not)) | .[0].number // empty')
if [ -z "$number" ]; then
  gh pr create --head "$branch" --base "$BASE" --title "$title" --body-file "$body" --label "$label"
else
  gh pr edit "$number" --title "$title" --body-file "$body" --add-label "$label"
  gh pr edit "$number" --remove-label "$other" || echo "It was not labelled $other."
fi
gh workflow run ci.yml --ref "$branch"
