// Decides what a line end means, and where a string ends. It keeps no state, so nothing is serialised and any node may
// be reused after an edit.
//
// A line end
// - at the start of a line (where the grammar allows a blank line) is a blank line;
// - elsewhere ends the property, unless the next line begins with something that continues one: a string, a citation,
//   a comma, `via`, `and`, `or`, or a mode (`when`, `only when`, …). Comment lines in between are looked over; a blank
//   line always ends the property.
// Where the property is not complete yet, the token `missing`, of no width, stands for what had to come.
//
// A string may wrap over lines, but not over a blank one. Where its quote was forgotten, the next string's opening
// quote must not be taken for the closing one, or all that follows in the paragraph would be turned inside out; so a
// quote on a later line that looks like an opening one leaves the string unclosed, and it ends with its first line.

#include "tree_sitter/parser.h"

#include <string.h>

enum TokenType { LINE_END, BLANK_LINE, CONTINUATION, MISSING, MISSING_SIGN, MISSING_WHEN, MISSING_WORD, STRING, UNCLOSED_STRING, ERROR_SENTINEL };

// Bounds on the look-ahead, which may be repeated at each of those lines: how many comment lines may stand between a
// property and its continuation, and over how many lines a string may wrap.
enum { MAX_COMMENT_LINES = 32, MAX_STRING_LINES = 128, MAX_WORD = 8 };

enum { NO_BREAK_SPACE = 0xA0, BYTE_ORDER_MARK = 0xFEFF, OPENING_QUOTE = 0x201C, CLOSING_QUOTE = 0x201D };

static const char *const CONTINUING_WORDS[] = {"when", "via", "and", "or", "only", "exactly", "more"};
enum { WHEN = 0, CONTINUING_WORD_COUNT = 7 };

static bool is_space(int32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == NO_BREAK_SPACE || c == BYTE_ORDER_MARK;
}

// Anything else above ASCII counts as a letter here: at worst a line such as `when…` is not taken for a continuation.
static bool is_identifier_part(int32_t c) {
  if (c > 127) return !is_space(c) && c != OPENING_QUOTE;
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static void skip_spaces(TSLexer *lexer) {
  while (is_space(lexer->lookahead)) lexer->advance(lexer, true);
}

// Like `skip_spaces`, after the token's end is marked: what is looked at must not move the token's start.
static void look_over_spaces(TSLexer *lexer) {
  while (is_space(lexer->lookahead)) lexer->advance(lexer, false);
}

static void look_over_comment(TSLexer *lexer) {
  if (lexer->lookahead != '#') return;
  while (lexer->lookahead != '\n' && !lexer->eof(lexer)) lexer->advance(lexer, false);
}

// What the next line begins with, as far as it may continue the property.
typedef enum { NOTHING_CONTINUING, A_STRING, A_WHEN, ANOTHER_CONTINUATION } NextLine;

static NextLine continuation_at(TSLexer *lexer) {
  int32_t c = lexer->lookahead;
  if (c == '"' || c == OPENING_QUOTE) return A_STRING;
  if (c == '@' || c == ',') return ANOTHER_CONTINUATION;
  char word[MAX_WORD + 1];
  unsigned length = 0;
  while (length < MAX_WORD && lexer->lookahead >= 'a' && lexer->lookahead <= 'z') {
    word[length++] = (char)lexer->lookahead;
    lexer->advance(lexer, false);
  }
  if (is_identifier_part(lexer->lookahead)) return NOTHING_CONTINUING;
  word[length] = '\0';
  for (unsigned i = 0; i < CONTINUING_WORD_COUNT; i++) {
    if (strcmp(word, CONTINUING_WORDS[i]) == 0) return i == WHEN ? A_WHEN : ANOTHER_CONTINUATION;
  }
  return NOTHING_CONTINUING;
}

// Stands after a line end, and looks for the next line that is no comment.
static NextLine next_line(TSLexer *lexer) {
  for (unsigned comments = 0; comments <= MAX_COMMENT_LINES; comments++) {
    look_over_spaces(lexer);
    if (lexer->lookahead != '#') break;
    look_over_comment(lexer);
    if (lexer->eof(lexer)) return NOTHING_CONTINUING;
    lexer->advance(lexer, false);
  }
  return continuation_at(lexer);
}

static bool scan_blank_lines(TSLexer *lexer) {
  for (;;) {
    lexer->mark_end(lexer);
    look_over_spaces(lexer);
    if (lexer->lookahead != '\n') break;
    lexer->advance(lexer, false);
  }
  lexer->result_symbol = BLANK_LINE;
  return true;
}

// Stands at the end of a line whose property is complete.
static bool scan_line_end(TSLexer *lexer) {
  lexer->advance(lexer, false);
  lexer->mark_end(lexer);
  lexer->result_symbol = next_line(lexer) == NOTHING_CONTINUING ? LINE_END : CONTINUATION;
  return true;
}

static enum TokenType missing_token(const bool *valid_symbols) {
  if (valid_symbols[MISSING]) return MISSING;
  if (valid_symbols[MISSING_SIGN]) return MISSING_SIGN;
  return valid_symbols[MISSING_WHEN] ? MISSING_WHEN : MISSING_WORD;
}

// True of what never fills the gap before it, as in `x = @citation`, and so shows in the middle of a line that something
// is missing.
static bool shows_gap(int32_t c, const bool *valid_symbols) {
  if (c == '@' || c == ',' || c == '"' || c == OPENING_QUOTE) return true;
  if (valid_symbols[MISSING_SIGN]) return is_identifier_part(c);
  return valid_symbols[MISSING] && (c == '=' || c == '!' || c == '<' || c == '>' || c == ')' || c == ':');
}

// The property is incomplete. At the end of the line, or at a comment there, the next line may bring what is missing;
// otherwise the token is supplied, and the line end is looked at again after it.
static bool scan_missing(TSLexer *lexer, const bool *valid_symbols) {
  bool at_comment = lexer->lookahead == '#';
  look_over_comment(lexer);
  if (lexer->lookahead == '\n') {
    lexer->advance(lexer, false);
    NextLine next = next_line(lexer);
    if ((next == A_STRING && valid_symbols[STRING]) || (next == A_WHEN && valid_symbols[MISSING_WHEN])) {
      lexer->result_symbol = CONTINUATION;
      return !at_comment;
    }
  } else if (!lexer->eof(lexer) && !shows_gap(lexer->lookahead, valid_symbols)) {
    return false;
  }
  lexer->result_symbol = missing_token(valid_symbols);
  return true;
}

// Stands at a quote. Its first line's end is marked as the string's, until the closing quote is seen.
static bool scan_string(TSLexer *lexer) {
  int32_t closing = lexer->lookahead == '"' ? '"' : CLOSING_QUOTE;
  lexer->result_symbol = UNCLOSED_STRING;
  lexer->advance(lexer, false);
  unsigned lines = 1;
  bool after_space = false;
  for (;;) {
    if (lines == 1 && !is_space(lexer->lookahead)) lexer->mark_end(lexer);
    if (lexer->eof(lexer)) return true;
    int32_t c = lexer->lookahead;
    if (c == '\n') {
      if (lines++ == MAX_STRING_LINES) return true;
      lexer->advance(lexer, false);
      look_over_spaces(lexer);
      if (lexer->lookahead == '\n') return true;
      after_space = true;
      continue;
    }
    if (lines > 1 && c == OPENING_QUOTE && closing == CLOSING_QUOTE) return true;
    lexer->advance(lexer, false);
    if (c == closing) {
      int32_t next = lexer->lookahead;
      bool opens = after_space && !is_space(next) && next != '\n' && next != '@' && next != '#' && !lexer->eof(lexer);
      if (lines > 1 && opens && closing == '"') return true;
      lexer->mark_end(lexer);
      lexer->result_symbol = STRING;
      return true;
    }
    if (c == '\\' && lexer->lookahead != '\n' && lexer->lookahead != '\r') lexer->advance(lexer, false);
    after_space = is_space(c);
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
  bool incomplete = !valid_symbols[LINE_END] && valid_symbols[missing_token(valid_symbols)];
  lexer->mark_end(lexer);
  skip_spaces(lexer);
  int32_t c = lexer->lookahead;
  if ((c == '"' || c == OPENING_QUOTE) && valid_symbols[STRING]) return scan_string(lexer);
  if (incomplete) return scan_missing(lexer, valid_symbols);
  if (lexer->eof(lexer)) {
    lexer->result_symbol = LINE_END;
    return valid_symbols[LINE_END] && !valid_symbols[BLANK_LINE];
  }
  if (c != '\n') return false;
  if (valid_symbols[BLANK_LINE] && !recovering) return scan_blank_lines(lexer);
  return scan_line_end(lexer);
}
