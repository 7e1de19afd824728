// Decides what a line end means. It keeps no state, so nothing is serialised and any node may be reused after an edit.
//
// - At the start of a line (the grammar allows a blank line there) a line end is a blank line.
// - Elsewhere it ends the property, unless the next line begins with something that continues one: a string, a
//   citation, a comma, `via`, `and`, `or`, or a mode (`when`, `only when`, …). Comment lines in between are looked
//   over; a blank line always ends the property.
// - Where the property is not complete yet, the token `missing`, of no width, stands for what had to come.

#include "tree_sitter/parser.h"

#include <string.h>

enum TokenType { LINE_END, BLANK_LINE, CONTINUATION, MISSING, ERROR_SENTINEL };

// How many comment lines may stand between a property and its continuation: a bound on the look-ahead, which is
// repeated at each of those lines.
enum { MAX_COMMENT_LINES = 32, MAX_WORD = 8 };

static const char *const CONTINUING_WORDS[] = {"via", "and", "or", "when", "only", "exactly", "more"};

static bool is_space(int32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0xA0 || c == 0xFEFF;
}

// Anything above ASCII counts as a letter here: at worst a line such as `when…` is not taken for a continuation.
static bool is_identifier_part(int32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c > 127;
}

static void skip_spaces(TSLexer *lexer) {
  while (is_space(lexer->lookahead)) lexer->advance(lexer, true);
}

static bool continues_property(TSLexer *lexer) {
  int32_t c = lexer->lookahead;
  if (c == '"' || c == 0x201C || c == '@' || c == ',') return true;
  char word[MAX_WORD + 1];
  unsigned length = 0;
  while (length < MAX_WORD && lexer->lookahead >= 'a' && lexer->lookahead <= 'z') {
    word[length++] = (char)lexer->lookahead;
    lexer->advance(lexer, false);
  }
  if (is_identifier_part(lexer->lookahead)) return false;
  word[length] = '\0';
  for (unsigned i = 0; i < sizeof(CONTINUING_WORDS) / sizeof(CONTINUING_WORDS[0]); i++) {
    if (strcmp(word, CONTINUING_WORDS[i]) == 0) return true;
  }
  return false;
}

// Stands after a line end. True if the next line that is no comment continues the property.
static bool next_line_continues(TSLexer *lexer) {
  for (unsigned comments = 0; comments <= MAX_COMMENT_LINES; comments++) {
    skip_spaces(lexer);
    if (lexer->lookahead != '#') break;
    while (lexer->lookahead != '\n' && !lexer->eof(lexer)) lexer->advance(lexer, false);
    if (lexer->eof(lexer)) return false;
    lexer->advance(lexer, false);
  }
  return continues_property(lexer);
}

static void consume_blank_lines(TSLexer *lexer) {
  for (;;) {
    lexer->mark_end(lexer);
    skip_spaces(lexer);
    if (lexer->lookahead != '\n') return;
    lexer->advance(lexer, false);
  }
}

void *tree_sitter_lakatos_external_scanner_create(void) { return NULL; }
void tree_sitter_lakatos_external_scanner_destroy(void *payload) { (void)payload; }
unsigned tree_sitter_lakatos_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}
void tree_sitter_lakatos_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}

bool tree_sitter_lakatos_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid_symbols) {
  (void)payload;
  bool recovering = valid_symbols[ERROR_SENTINEL];
  bool incomplete = valid_symbols[MISSING] && !valid_symbols[LINE_END];
  skip_spaces(lexer);
  lexer->mark_end(lexer);
  if (lexer->eof(lexer)) {
    if (recovering || !(incomplete || valid_symbols[LINE_END])) return false;
    lexer->result_symbol = incomplete ? MISSING : LINE_END;
    return true;
  }
  if (lexer->lookahead != '\n') return false;
  lexer->advance(lexer, false);
  if (valid_symbols[BLANK_LINE] && !recovering) {
    consume_blank_lines(lexer);
    lexer->result_symbol = BLANK_LINE;
    return true;
  }
  if (!incomplete) lexer->mark_end(lexer);
  if (next_line_continues(lexer)) return false; // The line end is then mere white space.
  lexer->result_symbol = incomplete ? MISSING : LINE_END;
  return true;
}
