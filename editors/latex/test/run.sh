#!/usr/bin/env bash
# Articles and slides through LaTeX, with the argument hidden and shown, and the table of results: test/run.sh LAKATOS
set -euo pipefail
lakatos=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
export TEXINPUTS="$here/..:"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() { echo "latex: $1" >&2; exit 1; }
# set_in_type NAME ENGINE: any error stops it.
set_in_type() { "$2" -interaction=nonstopmode -halt-on-error "$1.tex" >"$1.said" 2>&1 || { grep -A5 '^!' "$1.said" >&2; fail "$1 with $2"; }; pdftotext -layout "$1.pdf" "$1.txt"; }
has() { grep -qF -- "$2" "$1" || fail "$1 lacks: $2"; }
lacks() { ! grep -qF -- "$2" "$1" || fail "$1 has: $2"; }

for option in hide show; do
  for name in torture slides; do
    sed "s/OPTION/$option/" "$here/$name.tex" >$name-$option.tex
    set_in_type $name-$option pdflatex
    for word in Before. After.; do has $name-$option.txt $word; done
  done
  # The article of the examples defines the environment itself: here the package does.
  sed -e "s/.usepackage{verbatim}/\\\\usepackage[$option]{lakatos}/" -e '/newenvironment{lakatos}/d' "$here/../../../examples/democratic-peace.tex" >article-$option.tex
  set_in_type article-$option pdflatex
  has article-$option.txt "hardly ever"
done

for file in torture-hide slides-hide article-hide; do
  for word in "concept " "predicts " "theory de" "theory in-"; do lacks $file.txt "$word"; done
done
for word in 'Nested {{{braces}}' '\end{itemize} \undefined' '100% of $5 & #1' '%' 'é, ü' 'theory deeper' 'theory quoted' 'theory within-paragraph' 'much-longer'; do has torture-show.txt "$word"; done
lacks torture-show.txt hidden-line
has torture-show.log "No font here has a character"
lacks torture-show.log "Overfull"
lacks article-show.log "Overfull"
has article-show.txt "concept weaker-polity"
lacks article-show.txt "case fashoda"
has slides-show.txt "100% of {braces"
has slides-show.txt "theory in-a-list-on-a-slide"

# Other engines read Unicode themselves.
if command -v lualatex >/dev/null; then
  sed -e '/inputenc/d' -e '/fontenc/d' torture-show.tex >unicode.tex
  set_in_type unicode lualatex
  has unicode.txt "theory deeper"
fi

# A table of results is no wider than the line, whatever the class, and needs no package but the one that it names.
"$lakatos" matrix --format latex "$here/../../../examples/korea-japan.md" >table.tex
for class in '{article}' '[12pt]{article}' '[twocolumn]{article}'; do
  printf '%s\n' "\\documentclass$class" '\usepackage{booktabs}' '\begin{document}' 'As a paragraph:' '' '\input{table}' '\begin{table}\input{table}\end{table}' '\end{document}' >matrix.tex
  set_in_type matrix pdflatex
  lacks matrix.log Overfull
  has matrix.txt "(6) Cultural affinity: kinship"
done

# Claims are their own words; values come from the file that lakatos writes, and stand as they are written without it.
cat >claims.tex <<'TEX'
\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lakatos}
\begin{document}
\lakclaim{korea_japan against balance.align}{The two \emph{contradict} it}, which holds in \lakvalue{count balance.align for} of
\lakvalue[9]{count balance.align decided} cases; \lakvalue[Nine]{count balance.align for} is the same, $n = \lakvalue{count balance.align for}$.
\section{In \lakvalue{count balance.align
against} case}
\begin{lakatos}
concept alliance "A defence pact"
concept threat "The same state threatens both"
theory balance "Balance of threat"
  predicts align: alliance when threat
case korea_japan "South Korea and Japan"
  threat   = yes
  alliance = no
case entente "France and Russia"
  threat   = yes
  alliance = yes
case nato "NATO"
  threat   = yes
  alliance = yes
\end{lakatos}
\end{document}
TEX
set_in_type claims pdflatex
tr -s ' \n' '  ' <claims.txt >claims.one
has claims.one "The two contradict it, which holds in ?? of 9 cases; Nine is the same, n = ??."
has claims.log "No number for"
"$lakatos" claims --format latex claims.tex >claims.lakvalues
set_in_type claims pdflatex
tr -s ' \n' '  ' <claims.txt >claims.one
has claims.one "The two contradict it, which holds in 2 of 3 cases; Two is the same, n = 2."
has claims.one "In 1 case"
lacks claims.log "No number for"

# An option that there is not is told.
printf '%s\n' '\documentclass{article}\usepackage[shown]{lakatos}\begin{document}\end{document}' >wrong.tex
! pdflatex -interaction=nonstopmode -halt-on-error wrong.tex >wrong.out || fail "an unknown option passes"
has wrong.out "There is no option"
echo "hidden and shown, in articles and on slides, and the table of results"
