/**
 * The lakatos language: paradigms, theories and what they predict, cases and what was observed in them.
 *
 * A line is one property. Newlines are therefore tokens: the external scanner (src/scanner.c) decides whether a
 * line end closes the property, continues it, or is a blank line. Where a line ends before it is complete, the
 * scanner supplies the node `missing`, of no width, for each thing that still had to come. So a half-typed line is
 * parsed by rule and not by guesswork, and leaves every other line as it was.
 *
 * @author The lakatos authors
 * @license MIT OR Apache-2.0
 */
/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

/** Words that open a declaration. Disjoint from PROPERTIES; both reserved. */
const DECLARATIONS = ['puzzle', 'source', 'concept', 'paradigm', 'theory', 'auxiliary', 'case', 'test', 'use'];

/** Words that open a property. */
const PROPERTIES = [
  'outcome', 'about', 'answer',
  'values', 'measured', 'measures', 'same-as', 'column',
  'core', 'heuristic', 'predicts', 'explains',
  'of', 'mechanism', 'scope', 'irrespective-of', 'rivals', 'built-on', 'concedes',
  'amends', 'rescues', 'excepts', 'recodes', 'follows-from',
  'settles', 'within', 'selected-as', 'like',
  'on', 'kind', 'looks-for', 'found',
  'note',
];

/** Words within a property, and the values that every concept may take. */
const CONNECTIVES = ['when', 'only', 'exactly', 'more', 'often', 'and', 'or', 'not', 'via', 'for', 'yes', 'no', 'unknown'];

/** One or more, with commas between. */
const list = (rule) => seq(rule, repeat(seq(',', rule)));

module.exports = grammar({
  name: 'lakatos',

  word: ($) => $.identifier,

  externals: ($) => [$._line_end, $._blank_line, $._continuation, $.missing, $._error_sentinel],

  // A line end is skipped only where the scanner declines it. It never returns `_continuation`: as an extra that is
  // valid everywhere, it has the scanner asked in every state.
  extras: ($) => [/[ \t\r\n\f\u00A0\uFEFF]/, $.comment, $._continuation],

  reserved: {
    global: (_) => [...DECLARATIONS, ...PROPERTIES, ...CONNECTIVES],
  },

  supertypes: ($) => [$._declaration, $._property, $._formula],

  rules: {
    source_file: ($) => seq(repeat($._blank_line), repeat($._declaration)),

    _declaration: ($) =>
      choice($.puzzle, $.source, $.concept, $.paradigm, $.theory, $.auxiliary, $.case, $.test, $.use),

    // Every declaration takes every property here; which ones it may take is for the reader of the tree to say, in
    // words: an exception in a theory is a mistake about the language, not about its syntax.
    puzzle: ($) => seq('puzzle', $._rest),
    source: ($) => seq('source', $._rest),
    concept: ($) => seq('concept', $._rest),
    paradigm: ($) => seq('paradigm', $._rest),
    theory: ($) => seq('theory', $._rest),
    auxiliary: ($) => seq('auxiliary', $._rest),
    case: ($) => seq('case', $._rest),
    test: ($) => seq('test', $._rest),
    use: ($) => seq('use', field('library', $.text), $._body),

    // `NAME "title" @cite… PERIOD`, properties on the same line, then one property a line.
    _rest: ($) => seq(
      field('name', $.name),
      repeat(choice($._string, $.citation)),
      optional(seq(field('period', $.period), repeat(choice($._string, $.citation)))),
      $._body,
    ),
    _body: ($) => seq(
      repeat($._property),
      $._line_end,
      repeat(choice(seq($._property, $._line_end), $._blank_line)),
    ),

    _property: ($) => choice(
      $.outcome, $.about, $.answer,
      $.values, $.measured, $.measures, $.same_as, $.column,
      $.core, $.heuristic, $.predicts, $.explains,
      $.of, $.mechanism, $.scope, $.irrespective_of, $.rivals, $.built_on, $.concedes,
      $.amends, $.rescues, $.excepts, $.recodes, $.follows_from,
      $.observation, $.settles, $.within, $.selected_as, $.like,
      $.on, $.kind, $.looks_for, $.found,
      $.note,
    ),

    outcome: ($) => seq('outcome', $.reference, trailers($)),
    about: ($) => seq('about', list($.reference), trailers($)),
    answer: ($) => seq('answer', list($.reference), trailers($)),

    values: ($) => seq('values', choice($.ordered_levels, $.unordered_levels), trailers($)),
    ordered_levels: ($) => seq($.level, repeat1(seq('<', $.level))),
    unordered_levels: ($) => list($.level),
    measured: ($) => seq('measured', $.text, trailers($)),
    measures: ($) => seq('measures', list($.reference), trailers($)),
    same_as: ($) => seq('same-as', list($.reference), trailers($)),
    column: ($) => seq('column', $.text, trailers($)),

    core: ($) => seq('core', optional($._label), $.text, trailers($)),
    heuristic: ($) => seq('heuristic', optional($._label), $.text, trailers($)),
    explains: ($) => seq('explains', list($.reference), trailers($)),

    of: ($) => seq('of', $.qualified, trailers($)),
    mechanism: ($) => seq('mechanism', $.text, trailers($)),
    scope: ($) => seq('scope', $._formula, trailers($)),
    irrespective_of: ($) => seq('irrespective-of', list($.reference), trailers($)),
    rivals: ($) => seq('rivals', list($.reference), trailers($)),
    built_on: ($) => seq('built-on', list($.reference), trailers($)),
    concedes: ($) => seq('concedes', list($.reference), trailers($)),

    amends: ($) => seq('amends', list($.reference), trailers($)),
    rescues: ($) => seq('rescues', list($.reference), trailers($)),
    excepts: ($) => seq('excepts', $._formula, trailers($)),
    recodes: ($) => seq('recodes', field('case', $.reference), $._colon, field('coding', $.coding), trailers($)),
    follows_from: ($) => seq('follows-from', list($.qualified), trailers($)),

    observation: ($) => seq(field('coding', alias($._observed, $.coding)), trailers($)),
    // Opens with a plain identifier: a word that opens a property is never taken for an observation.
    _observed: ($) => seq(field('concept', alias($._plain_reference, $.reference)), $._coded),
    coding: ($) => seq(field('concept', $.reference), $._coded),
    _coded: ($) => seq(choice('=', $.missing), field('value', choice($.value, $.range))),
    settles: ($) => seq('settles', field('coding', $.coding), trailers($)),
    within: ($) => seq('within', list($.reference), trailers($)),
    selected_as: ($) => seq('selected-as', field('role', $.word), $.for, trailers($)),
    for: ($) => seq(choice('for', $.missing), list($.reference)),
    like: ($) => prec.right(seq('like', list($.reference), optional($.on_concepts), trailers($))),
    on_concepts: ($) => seq('on', list($.reference)),

    on: ($) => seq('on', list($.reference), trailers($)),
    kind: ($) => seq('kind', field('kind', $.word), trailers($)),
    looks_for: ($) => seq('looks-for', $.text, trailers($)),
    found: ($) => seq('found', field('result', $.value), trailers($)),

    note: ($) => seq('note', $.text, trailers($)),

    predicts: ($) => seq(
      'predicts',
      optional($._label),
      field('outcome', $._outcome),
      optional(seq(field('mode', $.mode), field('condition', $._formula))),
      trailers($),
    ),
    _outcome: ($) => choice($.comparison, $.condition, $.negated_outcome),
    negated_outcome: ($) => seq('not', choice($.comparison, $.condition)),
    mode: ($) => choice(
      'when',
      seq('only', $._when),
      seq('exactly', $._when),
      seq('more', choice('often', $.missing), $._when),
    ),
    _when: ($) => choice('when', $.missing),

    _formula: ($) => choice($.comparison, $.condition, $.not, $.and, $.or, $.parenthesized),
    not: ($) => prec(3, seq('not', $._formula)),
    and: ($) => prec.left(2, seq($._formula, 'and', $._formula)),
    or: ($) => prec.left(1, seq($._formula, 'or', $._formula)),
    parenthesized: ($) => seq('(', $._formula, $.close),
    close: ($) => choice(')', $.missing),
    comparison: ($) => seq(field('concept', $.reference), field('operator', $.operator), field('value', $.value)),
    operator: (_) => choice('=', '!=', '<', '<=', '>', '>='),
    condition: ($) => $.reference,

    name: ($) => choice($.identifier, $.reserved_word, $.missing),
    reference: ($) => choice($.identifier, $.reserved_word, $.missing),
    _plain_reference: ($) => $.identifier,
    // Taken for a name so that the one word is reported, and nothing after it.
    reserved_word: (_) => choice(...DECLARATIONS, ...PROPERTIES),
    qualified: ($) => seq($.reference, optional(seq(token.immediate('.'), field('label', $.name)))),
    _label: ($) => seq(field('label', $.name), ':'),
    _colon: ($) => choice(':', $.missing),
    level: ($) => choice($.identifier, 'yes', 'no', 'unknown', $.number, $.missing),
    value: ($) => choice($.identifier, 'yes', 'no', 'unknown', $.number, $.missing),
    word: ($) => choice($.identifier, $.missing),
    period: ($) => choice($.range, $.number),
    range: ($) => seq($.number, '..', optional($.number)),

    via: ($) => seq('via', $.word),
    text: ($) => choice($._string, $.missing),
    _string: ($) => choice($.string, $.unclosed_string),

    // Wraps over lines, never over a blank one, so that a forgotten quote damages one paragraph at most.
    string: (_) => token(choice(
      /"([^"\\\r\n]|\\[^\r\n]|\r?\n[ \t]*([^ \t\r\n"\\]|\\[^\r\n]))*(\r?\n[ \t]*)?"/,
      /“([^”\\\r\n]|\\[^\r\n]|\r?\n[ \t]*([^ \t\r\n”\\]|\\[^\r\n]))*(\r?\n[ \t]*)?”/,
    )),
    // The longest match wins, so this is taken only where no closing quote follows in the paragraph.
    unclosed_string: (_) => token(/["“][^"”\r\n]*/),

    citation: ($) => seq($.citation_key, optional($.locator)),
    // A bare `@` is a citation that is being typed.
    citation_key: (_) => token(/@([\p{L}\p{N}_]([\p{L}\p{N}_:.#$%&\-+?<>~\/]*[\p{L}\p{N}_\-])?)?/u),
    locator: (_) => token.immediate(/\[[^\]\r\n]*\]?/),

    number: (_) => token(/-?[0-9]+(\.[0-9]+)?/),
    identifier: (_) => token(/\p{L}[\p{L}\p{M}\p{N}_\-]*/u),
    comment: (_) => token(/#[^\r\n]*/),
  },
});

/** Citations, a string that says why, and the kind of evidence, in any order, after any property. */
function trailers($) {
  return repeat(choice($.citation, $._string, $.via));
}
