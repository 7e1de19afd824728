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
const DECLARATIONS = ['puzzle', 'source', 'concept', 'paradigm', 'theory', 'auxiliary', 'case', 'test', 'objection', 'use'];

/** Words that open a property. */
const PROPERTIES = [
  'outcome', 'about', 'answer', 'against',
  'values', 'measured', 'measures', 'defined', 'same-as', 'column',
  'core', 'heuristic', 'predicts', 'explains',
  'of', 'mechanism', 'scope', 'irrespective-of', 'rivals', 'built-on', 'concedes', 'step', 'succeeds', 'proposed', 'unit',
  'amends', 'rescues', 'excepts', 'recodes', 'follows-from',
  'settles', 'within', 'actors', 'selected-as', 'like',
  'on', 'kind', 'looks-for', 'found',
  'to', 'answered', 'answered-by', 'granted',
  'known-as', 'note',
];

/** Words within a property, and the values that every concept may take. */
const CONNECTIVES = [
  'when', 'only', 'exactly', 'mostly', 'more', 'often', 'moves', 'where',
  'and', 'or', 'not', 'via', 'for', 'yes', 'no', 'unknown',
];

// The words `by`, `all`, `any`, `both`, `with`, `same` and `as` are words of the language where the grammar below has
// them, and names or levels elsewhere; so are `data`, which opens a declaration where a name follows it (src/scanner.c),
// and what opens the lines of one: `from`, `table`, `row`, `names`, `missing` and `joined`.

/** One or more, with commas between. */
const list = (rule) => seq(rule, repeat(seq(',', rule)));

module.exports = grammar({
  name: 'lakatos',

  word: ($) => $.identifier,

  // The scanner has to know what may be missing, since what follows may show that it is: `missing` is a value or a
  // reference, and the others stand for a name, for `=` or `:`, for `when`, and for `for`, `often` or `)`. All of them
  // are the node `missing`.
  externals: ($) => [
    $._line_end, $._blank_line, $._continuation,
    $.missing, $._missing_name, $._missing_sign, $._missing_when, $._missing_word,
    $.string, $.unclosed_string, $._data_line_end, $._data_word, $._error_sentinel,
  ],

  // A line end that the next line continues is `_continuation`, and as an extra valid everywhere, it has the scanner
  // asked in every state.
  extras: ($) => [/[ \t\r\n\f\u00A0\uFEFF]/, $.comment, $._continuation],

  reserved: {
    global: (_) => [...DECLARATIONS, ...PROPERTIES, ...CONNECTIVES],
  },

  supertypes: ($) => [$._declaration, $._property, $._data_property, $._formula],

  rules: {
    // A property before the first declaration belongs to none, which is for the reader of the tree to say. After a
    // declaration no line is left over; that one could be keeps the lexer in the same mode there as within it, without
    // which only every other declaration would be reused after an edit.
    source_file: ($) => repeat(choice($._line, $._declaration)),

    _declaration: ($) =>
      choice($.puzzle, $.source, $.concept, $.paradigm, $.theory, $.auxiliary, $.case, $.test,
        $.objection, $.use, $.data),

    // Every declaration takes every property here; which ones it may take is for the reader of the tree to say, in
    // words: an exception in a theory is a mistake about the language, not about its syntax.
    puzzle: ($) => prec.right(seq($._puzzle_header, repeat($._line))),
    source: ($) => prec.right(seq($._source_header, repeat($._line))),
    concept: ($) => prec.right(seq($._concept_header, repeat($._line))),
    paradigm: ($) => prec.right(seq($._paradigm_header, repeat($._line))),
    theory: ($) => prec.right(seq($._theory_header, repeat($._line))),
    auxiliary: ($) => prec.right(seq($._auxiliary_header, repeat($._line))),
    case: ($) => prec.right(seq($._case_header, repeat($._line))),
    test: ($) => prec.right(seq($._test_header, repeat($._line))),
    objection: ($) => prec.right(seq($._objection_header, repeat($._line))),
    use: ($) => prec.right(seq($._use_header, repeat($._line))),
    // Its lines are its own, so that the words that open them are names everywhere else.
    data: ($) => prec.right(seq($._data_header, repeat($._data_line))),

    // A header is a rule of its own, with its keyword and its line end: once it is read, the parser cannot go back into
    // it in search of a place where some later error would make sense.
    _puzzle_header: ($) => seq('puzzle', $._header),
    _source_header: ($) => seq('source', $._header),
    _concept_header: ($) => seq('concept', $._header),
    _paradigm_header: ($) => seq('paradigm', $._header),
    _theory_header: ($) => seq('theory', $._header),
    _auxiliary_header: ($) => seq('auxiliary', $._header),
    _case_header: ($) => seq('case', $._header),
    _test_header: ($) => seq('test', $._header),
    _objection_header: ($) => seq('objection', $._header),
    _use_header: ($) => seq('use', field('library', $.text), repeat($._property), $._line_end),
    _data_header: ($) => seq(alias($._data_word, 'data'), field('name', $.name), trailers($), repeat($._data_property), $._end_of_data_line),
    // `NAME "title" @cite… PERIOD`, and properties on the same line.
    _header: ($) => seq(
      field('name', $.name),
      trailers($),
      optional(seq(field('period', $.period), trailers($))),
      repeat($._property),
      $._line_end,
    ),
    // The bare line end is never met in a sound text, where it is a blank line: it lets the parser find its way back
    // into the declaration at the end of a line it could not read.
    // A second property on a line is one too many, but accepted, so that the first is not lost with it.
    _line: ($) => choice(seq(repeat1($._property), $._line_end), $._blank_line, $._line_end),

    _data_line: ($) => choice(seq(repeat1($._data_property), $._end_of_data_line), $._blank_line, $._line_end),
    // A line of a data set ends before `where`, which opens the next.
    _end_of_data_line: ($) => choice($._data_line_end, $._line_end),
    _data_property: ($) => choice(
      $.from, $.table, $.row, $.filter, $.names, $.missing_codes, $.joined, $.known_as, $.note,
    ),
    from: ($) => seq('from', $.text, trailers($)),
    table: ($) => seq('table', $.text, trailers($)),
    row: ($) => seq('row', list($.column_name), optional($.by_columns), trailers($)),
    filter: ($) => seq('where', $._column_formula, trailers($)),
    names: ($) => prec.right(seq('names', $.text, optional($.on_column), trailers($))),
    on_column: ($) => seq('on', $.column_name),
    missing_codes: ($) => seq('missing', list($.code), trailers($)),
    joined: ($) => prec.right(seq(
      'joined', choice('to', alias($._missing_word, $.missing)), $.reference, optional($.on_keys), trailers($),
    )),
    on_keys: ($) => seq('on', list($.join_key)),
    join_key: ($) => seq($.column_name, optional(seq('=', $.column_name))),

    _column_formula: ($) => choice(
      alias($._column_comparison, $.comparison), alias($._column_condition, $.condition), alias($._column_not, $.not),
      alias($._column_and, $.and), alias($._column_or, $.or), alias($._column_parenthesized, $.parenthesized),
    ),
    _column_not: ($) => prec(3, seq('not', $._column_formula)),
    _column_and: ($) => prec.left(2, seq($._column_formula, 'and', $._column_formula)),
    _column_or: ($) => prec.left(1, seq($._column_formula, 'or', $._column_formula)),
    _column_parenthesized: ($) => seq('(', $._column_formula, $.close),
    _column_comparison: ($) => seq($.column_name, field('operator', $.operator), $.code),
    _column_condition: ($) => $.column_name,

    // A table may call its columns and values by words of the language; what no identifier can be, such as a name with
    // dots, stands in quotation marks.
    column_name: ($) => choice($.identifier, alias($.reserved_word, $.identifier), $._string, $.missing),
    code: ($) => choice(
      $.number, $.range, $._string, $.identifier, alias($.reserved_word, $.identifier), 'yes', 'no', $.missing,
    ),
    by_columns: ($) => seq('by', list($.column_name)),

    _property: ($) => choice(
      $.outcome, $.about, $.answer, $.against,
      $.values, $.measured, $.measures, $.defined, $.same_as, $.column,
      $.core, $.heuristic, $.predicts, $.explains,
      $.of, $.mechanism, $.scope, $.irrespective_of, $.rivals, $.built_on, $.concedes,
      $.step, $.succeeds, $.proposed, $.unit,
      $.amends, $.rescues, $.excepts, $.recodes, $.follows_from,
      $.observation, $.settles, $.within, $.actors, $.selected_as, $.like,
      $.on, $.kind, $.looks_for, $.found,
      $.to, $.answered, $.answered_by, $.granted,
      $.known_as, $.note,
    ),

    outcome: ($) => seq('outcome', $.reference, trailers($)),
    about: ($) => seq('about', list($.reference), trailers($)),
    answer: ($) => seq('answer', list($.reference), trailers($)),
    against: ($) => seq('against', list($.reference), trailers($)),

    values: ($) => seq('values', choice($.ordered_levels, $.unordered_levels), trailers($)),
    ordered_levels: ($) => seq($.level, repeat1(seq('<', $.level))),
    unordered_levels: ($) => list($.level),
    measured: ($) => seq('measured', $.text, trailers($)),
    measures: ($) => seq('measures', list($.reference), trailers($)),
    defined: ($) => seq('defined', $._formula, trailers($)),
    same_as: ($) => seq('same-as', list($.reference), trailers($)),
    column: ($) => prec.right(seq(
      'column', list($.text), optional($.of_data), optional($.by_columns), optional($.as_levels), trailers($),
    )),
    of_data: ($) => seq('of', $.reference),
    as_levels: ($) => seq('as', list($.level_code)),
    level_code: ($) => seq($.level, choice('=', alias($._missing_sign, $.missing)), $.code, repeat(seq('or', $.code))),

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
    step: ($) => seq('step', optional($._label), $.text, trailers($)),
    succeeds: ($) => seq('succeeds', list($.reference), trailers($)),
    proposed: ($) => seq('proposed', choice($.number, $.missing), trailers($)),
    unit: ($) => seq('unit', $.reference, trailers($)),

    amends: ($) => seq('amends', list($.reference), trailers($)),
    rescues: ($) => seq('rescues', list($.reference), trailers($)),
    excepts: ($) => seq('excepts', $._formula, trailers($)),
    recodes: ($) => seq('recodes', field('case', $.reference), $._colon, field('coding', $.coding), trailers($)),
    follows_from: ($) => seq('follows-from', list($.qualified), trailers($)),

    observation: ($) => seq(field('coding', alias($._observed, $.coding)), trailers($)),
    // Opens with a plain identifier: a word that opens a property is never taken for an observation.
    _observed: ($) => seq(field('concept', alias($._plain_reference, $.reference)), $._coded),
    coding: ($) => seq(field('concept', $.reference), $._coded),
    _coded: ($) => seq(optional($.by_actor), choice('=', alias($._missing_sign, $.missing)), field('value', choice($.value, $.range))),
    by_actor: ($) => seq('by', $.reference),
    settles: ($) => seq('settles', field('coding', $.coding), trailers($)),
    within: ($) => seq('within', list($.reference), trailers($)),
    actors: ($) => seq('actors', list($.reference), trailers($)),
    selected_as: ($) => seq('selected-as', field('role', $.word), $.for, trailers($)),
    for: ($) => seq(choice('for', alias($._missing_word, $.missing)), list($.reference)),
    like: ($) => prec.right(seq('like', list($.reference), optional($.on_concepts), trailers($))),
    on_concepts: ($) => seq('on', list($.reference)),

    on: ($) => seq('on', list($.reference), trailers($)),
    kind: ($) => seq('kind', field('kind', $.word), trailers($)),
    looks_for: ($) => seq('looks-for', $.text, trailers($)),
    found: ($) => seq('found', field('result', $.value), trailers($)),

    to: ($) => seq('to', list($.qualified), trailers($)),
    answered: ($) => seq('answered', $.text, trailers($)),
    answered_by: ($) => seq('answered-by', list($.qualified), trailers($)),
    granted: ($) => seq('granted', $.text, trailers($)),

    known_as: ($) => seq('known-as', list($.text), trailers($)),
    note: ($) => seq('note', $.text, trailers($)),

    predicts: ($) => prec.right(seq(
      'predicts',
      optional(seq(field('label', alias($._present_name, $.name)), ':')),
      field('outcome', $._outcome),
      optional(seq(field('mode', $.mode), field('condition', $._formula))),
      optional($.where),
      trailers($),
    )),
    _outcome: ($) => choice($.comparison, $.condition, $.same, $.negated_outcome),
    negated_outcome: ($) => seq('not', choice($.comparison, $.condition, $.same)),
    mode: ($) => choice(
      'when',
      seq('only', $._when),
      seq('exactly', $._when),
      seq('mostly', $._when),
      seq('more', choice('often', alias($._missing_word, $.missing)), $._when),
      seq('moves', choice('with', alias($._missing_word, $.missing))),
    ),
    where: ($) => seq('where', $._formula),
    _when: ($) => choice('when', alias($._missing_when, $.missing)),

    _formula: ($) => choice($.comparison, $.condition, $.same, $.not, $.and, $.or, $.parenthesized),
    not: ($) => prec(3, seq('not', $._formula)),
    and: ($) => prec.left(2, seq($._formula, 'and', $._formula)),
    or: ($) => prec.left(1, seq($._formula, 'or', $._formula)),
    parenthesized: ($) => seq('(', $._formula, $.close),
    close: ($) => choice(')', alias($._missing_word, $.missing)),
    comparison: ($) => seq(
      field('concept', $.reference), optional($.by_actors), field('operator', $.operator), field('value', $.value),
    ),
    operator: (_) => choice('=', '!=', '<', '<=', '>', '>='),
    condition: ($) => seq($.reference, optional($.by_actors)),
    by_actors: ($) => seq('by', choice('all', 'any', 'both', alias($._missing_word, $.missing))),
    same: ($) => seq('same', $.reference),

    name: ($) => choice(
      $.identifier, $.reserved_word, alias($._connective, $.reserved_word), alias($._missing_name, $.missing),
    ),
    reference: ($) => choice($.identifier, $.reserved_word, alias($._answer, $.reserved_word), $.missing),
    _plain_reference: ($) => $.identifier,
    _connective: (_) => choice(...CONNECTIVES),
    _answer: (_) => choice('yes', 'no', 'unknown'),
    // Taken for a name so that the one word is reported, and nothing after it.
    reserved_word: (_) => choice(...DECLARATIONS, ...PROPERTIES),
    qualified: ($) => seq($.reference, optional(seq(token.immediate('.'), field('label', $.name)))),
    _label: ($) => seq(field('label', alias($._present_name, $.name)), $._colon),
    _present_name: ($) => choice($.identifier, $.reserved_word, alias($._connective, $.reserved_word)),
    _colon: ($) => choice(':', alias($._missing_sign, $.missing)),
    level: ($) => choice($.identifier, 'yes', 'no', 'unknown', $.number, $.reserved_word, $.missing),
    value: ($) => choice($.identifier, 'yes', 'no', 'unknown', $.number, $.reserved_word, $.missing),
    word: ($) => choice($.identifier, $.reserved_word, $.missing),
    period: ($) => choice($.range, $.number),
    // A dash between two numbers can mean nothing else.
    range: ($) => choice(seq($.number, '..', optional($.number)), seq($.number, choice('-', '–', '—'), $.number)),

    via: ($) => seq('via', $.word),
    text: ($) => choice($._string, $.missing),
    _string: ($) => choice($.string, $.unclosed_string),

    citation: ($) => seq($.citation_key, optional($.locator)),
    // A bare `@` is a citation that is being typed; Pandoc's braces hold any key.
    citation_key: (_) => token(/@(…|\{[^}\r\n]*\}?|[\p{L}\p{N}_]([\p{L}\p{N}_:.#$%&\-+?<>~\/]*[\p{L}\p{N}_\-])?)?/u),
    locator: (_) => token.immediate(/\[[^\]\r\n]*\]?/),

    number: (_) => token(/-?[0-9]+(\.[0-9]+)?/),
    // `…` is a hole, where a word or a name is still to come: read as one, so that the line is parsed by rule.
    identifier: (_) => token(/\p{L}[\p{L}\p{M}\p{N}_\-]*|…/u),
    comment: (_) => token(/#[^\r\n]*/),
  },
});

/** Citations, a string that says why, and the kind of evidence, in any order, after any property. */
function trailers($) {
  return repeat(choice($.citation, $._string, $.via));
}
