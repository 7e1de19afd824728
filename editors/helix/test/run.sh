#!/bin/sh
# Helix as docs/editors/helix.md sets it up, in a terminal that nobody sees: test/run.sh HX LAKATOS
set -eu
hx=$1
lakatos=$2
here=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
export HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache"
config=$XDG_CONFIG_HOME/helix
terminal="tmux -L lakatos-$$ -f /dev/null"
trap '$terminal kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT
passed=0
failed=0

check() { # NAME CODE [SEEN]
  if [ "$2" = 0 ]; then
    passed=$((passed + 1))
    echo "ok   $1"
  else
    failed=$((failed + 1))
    echo "FAIL $1"
    [ -z "${3:-}" ] || printf '%s\n' "$3"
  fi
}
colours=-e
screen() { $terminal capture-pane -p $colours; }
# Waits until the screen shows a text, or no longer does; signs of colour count, so that a text may be asked for in its colour.
shows() { # NAME PATTERN
  wait_for "$1" yes "$2"
}
hides() { # NAME PATTERN
  wait_for "$1" no "$2"
}
wait_for() { # NAME ANSWER PATTERN
  tries=0
  until [ "$(screen | grep -q -e "$3" && echo yes || echo no)" = "$2" ]; do
    tries=$((tries + 1))
    if [ $tries = 1200 ]; then
      check "$1" 1 "looked for $3 in:
$(screen)"
      exit 1
    fi
    sleep 0.1
  done
  check "$1" 0
}
press() { $terminal send-keys "$@"; }
escape=$(printf '\033')
# A word in one of the colours of the theme below, underlined or not.
in_colour() { printf '%s' "38;2;$1m\\($escape\\[[0-9;:]*m\\)*$2"; }

# What the page says, step by step.
mkdir -p "$folder/bin" "$config/runtime/grammars" "$config/runtime/queries" "$config/themes"
ln -s "$lakatos" "$folder/bin/lakatos"
export PATH="$folder/bin:$PATH"
cp -r "$here/queries/lakatos" "$config/runtime/queries/"
{
  echo 'use-grammars = { only = ["lakatos"] }'
  sed "s#/path/to/lakatos#$(cd "$here/../.." && pwd)#; s#\"marksman\", ##; s#\"texlab\", ##" "$here/languages.toml"
} >"$config/languages.toml"
built=$("$hx" --grammar build 2>&1) && code=0 || code=$?
check "the parser is built" $code "$built"
health=$("$hx" --health lakatos 2>&1)
for part in "lakatos: " "Tree-sitter parser:" "Highlight queries:" "Textobject queries:" "Indent queries:" "Tags queries:"; do
  printf '%s\n' "$health" | grep "$part" | grep -q ✓ && code=0 || code=1
  check "$part is found" $code "$health"
done

# Colours that are nobody else's.
cat >"$config/themes/told.toml" <<'THEME'
inherits = "default"
"keyword" = "#010101"
"keyword.storage.type" = "#020202"
"keyword.control.conditional" = "#030303"
"function" = "#040404"
"type" = "#050505"
"string" = "#060606"
"constant.numeric" = "#070707"
"constant.builtin.boolean" = "#080808"
"markup.link.label" = "#090909"
"namespace" = "#0a0a0a"
"comment" = "#0b0b0b"
"ui.text" = "#646464"
THEME
printf 'theme = "told"\n[editor]\ntrue-color = true\n' >"$config/config.toml"
cat >"$folder/a.lak" <<'DRAFT'
# Why no alliance?
concept alignment

concept threat "A threat" @walt1987

paradigm realism

theory balance "Balance of threat"
  of realism
  predicts align: alignment when threat

case korea-japan 1990..2012
  threat    = yes
  alignment = no
DRAFT
printf 'The theory when no block is open.\n\n```lakatos\n' >"$folder/b.md"
sed 1d "$folder/a.lak" >>"$folder/b.md"
printf '```\n\nThe end.\n' >>"$folder/b.md"

cd "$folder"
$terminal new-session -d -x 120 -y 40 "'$hx' a.lak"
shows "a declaration is coloured" "$(in_colour '2;2;2' theory)"
shows "so is its name" "$(in_colour '4;4;4' balance)"
shows "a concept's name" "$(in_colour '5;5;5' threat)"
shows "a paradigm's name" "$(in_colour '10;10;10' realism)"
shows "a property" "$(in_colour '1;1;1' predicts)"
shows "a condition" "$(in_colour '3;3;3' when)"
shows "a text" "$(in_colour '6;6;6' '"Balance')"
shows "a year" "$(in_colour '7;7;7' 1990)"
shows "a value" "$(in_colour '8;8;8' yes)"
shows "a citation" "$(in_colour '9;9;9' '@*walt1987')"
shows "a comment" "$(in_colour '11;11;11' Why)"
shows "a finding is shown" contradicts
press Space d
shows "so is the list of them" anomaly-unaddressed
press Escape
hides "which closes" anomaly-unaddressed
press g e o 'note'
colours=
# Number, the space of the margin, and two signs.
shows "a line behind a property is indented as it is" "[0-9] \{4\}note"
press Escape
shows "and written" " NOR "
press ':open b.md' Enter
colours=-e
# Some packages of Helix come without its other grammars.
if "$hx" --health markdown 2>&1 | grep "Tree-sitter parser" | grep -q ✓; then
  shows "a block in Markdown is coloured" "$(in_colour '2;2;2' theory)"
  screen | grep "The" | grep -q "$(in_colour '[1-9];[1-9];[1-9]' .)" && code=1 || code=0
  check "and prose is not" $code "$(screen | grep The)"
else
  echo "     no grammar of Markdown: whether its blocks are coloured was not seen"
fi
shows "findings stand in Markdown too" contradicts
cp b.md c.qmd
press ':open c.qmd' Enter
shows "Quarto is opened" "c.qmd"
shows "and has findings" contradicts

echo "$passed passed, $failed failed"
[ $failed = 0 ]
