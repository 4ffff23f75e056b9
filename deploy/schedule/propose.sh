#!/usr/bin/env bash
# Fetches the figures anew on a branch of its own and pushes what has changed, for someone to review.
# Nothing reaches the site before the branch is merged. Run it in a clone of the repository.
#   PYTHON   the interpreter (.venv/bin/python)     REMOTE  where to push (origin)
#   BRANCH   the branch to build on (main)
# Exit status: 0 something or nothing to review, 1 some indicator failed, 3 something is held.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python} remote=${REMOTE:-origin} base=${BRANCH:-main}
proposal="data-update-$(date +%F)"

git fetch --quiet "$remote" "$base"
git switch --quiet --force-create "$proposal" "$remote/$base"
status=0
summary=$("$python" -m region update) || status=$?
echo "$summary"
[ "$status" = 0 ] || [ "$status" = 1 ] || [ "$status" = 3 ] || exit "$status"
"$python" -m region check >/dev/null

if [ -z "$(git status --porcelain -- data/indicators data/vintages)" ]; then
    echo "No figure has changed."
    exit "$status"
fi
git add -- data
git commit --quiet -m "Update the data" -m "$summary"
git push --quiet --force "$remote" "$proposal"
echo "To review: $proposal"
exit "$status"
