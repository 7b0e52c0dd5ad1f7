#!/bin/sh
# The main job of coprod on a copy of the example project: what `make demo` runs.
set -eu
folder=$1

step() {
    printf '\n%s\n$ %s\n\n' "$1" "$2"
    # The commands are the fixed ones below, so that what is printed is what is run.
    sh -c "$2"
}

rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
step "1. A project to look at: eighteen months of a group in Riverside." "coprod init $folder --example riverside"
step "2. Are the files in order?" "coprod check $folder"
step "3. The group has met again. Add its round." \
    "coprod assess -C $folder --answers examples/riverside-next-round.yaml"
step "4. What moved?" "coprod diff -C $folder"
step "5. A picture for the wall." "coprod chart -C $folder"
step "6. The whole record as a page." "coprod report -C $folder"

cat <<END

Where the results are:
  $folder/assessments/2026-11.yaml  the new round, as plain text
  $folder/reports/wheel-project-2026-11.svg  the picture
  $folder/reports/wheel-project-2026-11.md  the same in words
  $folder/reports/report.md  the whole record
Open first: $folder/reports/wheel-project-2026-11.svg, in any browser.
END
