// Decides what a line end means, and where a string ends. It keeps no state, so nothing is serialised and any node may
// be reused after an edit.
//
// A line end
// - at the start of a line (where the grammar allows a blank line) is a blank line;
// - elsewhere ends the property, unless the next line begins with something that continues one: a string, a citation,
//   a comma, `via`, `where`, `and`, `or`, or a mode (`when`, `only when`, …). Comment lines in between are looked over; a blank
//   line always ends the property.
// Where the property is not complete yet, the token `missing`, of no width, stands for what had to come.
//
// A string may wrap over lines, but not over a blank one. Where its quote was forgotten, the next string's opening
// quote must not be taken for the closing one, or all that follows in the paragraph would be turned inside out; so a
// quote on a later line that looks like an opening one leaves the string unclosed, and it ends with its first line.

#include "tree_sitter/parser.h"

#include <string.h>

// As in `externals` of grammar.js.
enum TokenType {
  LINE_END,
  BLANK_LINE,
  CONTINUATION,
  MISSING,
  MISSING_NAME,
  MISSING_SIGN,
  MISSING_WHEN,
  MISSING_WORD,
  STRING,
  UNCLOSED_STRING,
  DATA_LINE_END,
  DATA_WORD,
  ERROR_SENTINEL
};

// Bounds on the look-ahead, which may be repeated at each of those lines: how many comment lines may stand between a
// property and its continuation, and over how many lines a string may wrap.
enum { MAX_COMMENT_LINES = 32, MAX_STRING_LINES = 128, MAX_WORD = 8 };

enum { NO_BREAK_SPACE = 0xA0, BYTE_ORDER_MARK = 0xFEFF };

// Stands where a word or a name is still to come.
enum { HOLE = 0x2026 };

// Quotation marks as the languages of Europe pair them: “English”, „German“ or „Polish”, ”Swedish”, «French», »Danish«.
enum { HIGH_66 = 0x201C, HIGH_99 = 0x201D, LOW_99 = 0x201E, LEFT_ANGLES = 0xAB, RIGHT_ANGLES = 0xBB };

static bool is_quote(int32_t c) {
  return c == '"' || c == HIGH_66 || c == HIGH_99 || c == LOW_99 || c == LEFT_ANGLES || c == RIGHT_ANGLES;
}

static bool closes(int32_t c, int32_t opening) {
  switch (opening) {
    case '"': return c == '"';
    case LOW_99: return c == HIGH_66 || c == HIGH_99;
    case LEFT_ANGLES: return c == RIGHT_ANGLES;
    case RIGHT_ANGLES: return c == LEFT_ANGLES;
    default: return c == HIGH_99;
  }
}

// Marks that only ever open a text: on a later line, one shows that the text before was never closed.
static bool only_opens(int32_t c, int32_t opening) {
  return c == opening && (c == HIGH_66 || c == LOW_99 || c == LEFT_ANGLES || c == RIGHT_ANGLES);
}

static bool is_space(int32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == NO_BREAK_SPACE || c == BYTE_ORDER_MARK;
}

static bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }

static bool is_operator(int32_t c) { return c == '=' || c == '!' || c == '<' || c == '>'; }

// Dashes, quotes and the like, as word processors put them in.
static bool is_punctuation(int32_t c) { return c >= 0x2010 && c <= 0x206F; }

// Anything else above ASCII counts as a letter here: at worst a line such as `when🙂` is not taken for a continuation.
static bool is_identifier_part(int32_t c) {
  if (c > 127) return !is_space(c) && !is_punctuation(c) && !is_quote(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '-';
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

// What continues a property, by its first sign or word.
typedef enum {
  NO_CONTINUATION,
  BY_STRING,
  BY_CITATION_OR_COMMA,
  BY_WHEN,
  BY_OTHER_MODE_OR_VIA,
  BY_WHERE,
  BY_AND_OR_OR
} Continuation;

static const struct {
  const char *word;
  Continuation continuation;
} CONTINUING_WORDS[] = {
  {"when", BY_WHEN},
  {"only", BY_OTHER_MODE_OR_VIA},
  {"exactly", BY_OTHER_MODE_OR_VIA},
  {"mostly", BY_OTHER_MODE_OR_VIA},
  {"moves", BY_OTHER_MODE_OR_VIA},
  {"where", BY_WHERE},
  {"more", BY_OTHER_MODE_OR_VIA},
  {"via", BY_OTHER_MODE_OR_VIA},
  {"and", BY_AND_OR_OR},
  {"or", BY_AND_OR_OR},
};

static Continuation continuation_at(TSLexer *lexer) {
  int32_t c = lexer->lookahead;
  if (is_quote(c)) return BY_STRING;
  if (c == '@' || c == ',') return BY_CITATION_OR_COMMA;
  char word[MAX_WORD + 1];
  unsigned length = 0;
  while (length < MAX_WORD && lexer->lookahead >= 'a' && lexer->lookahead <= 'z') {
    word[length++] = (char)lexer->lookahead;
    lexer->advance(lexer, false);
  }
  // Before a colon it is a label, which no word of the language can be, but that is for the reader of the tree to say.
  if (is_identifier_part(lexer->lookahead) || lexer->lookahead == ':') return NO_CONTINUATION;
  word[length] = '\0';
  for (unsigned i = 0; i < sizeof(CONTINUING_WORDS) / sizeof(CONTINUING_WORDS[0]); i++) {
    if (strcmp(word, CONTINUING_WORDS[i].word) == 0) return CONTINUING_WORDS[i].continuation;
  }
  return NO_CONTINUATION;
}

// Stands after a line end, and looks for the next line that is no comment.
static Continuation next_line(TSLexer *lexer) {
  for (unsigned comments = 0; comments <= MAX_COMMENT_LINES; comments++) {
    look_over_spaces(lexer);
    if (lexer->lookahead != '#') break;
    look_over_comment(lexer);
    if (lexer->eof(lexer)) return NO_CONTINUATION;
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

// Stands at the end of a line whose property is complete. In a data set, `where` opens a line of its own.
static bool scan_line_end(TSLexer *lexer, bool of_data) {
  lexer->advance(lexer, false);
  lexer->mark_end(lexer);
  Continuation next = next_line(lexer);
  bool ends = next == NO_CONTINUATION || (of_data && next == BY_WHERE);
  lexer->result_symbol = !ends ? CONTINUATION : of_data ? DATA_LINE_END : LINE_END;
  return true;
}

// The token that stands for what has to come in this state.
static enum TokenType missing_token(const bool *valid_symbols) {
  for (enum TokenType token = MISSING_NAME; token <= MISSING_WORD; token++) {
    if (valid_symbols[token]) return token;
  }
  return MISSING;
}

// Before `=`, an actor may be named: `threat by korea = yes`.
static bool at_by(TSLexer *lexer) {
  if (lexer->lookahead != 'b') return false;
  lexer->advance(lexer, false);
  if (lexer->lookahead != 'y') return false;
  lexer->advance(lexer, false);
  return !is_identifier_part(lexer->lookahead);
}

// True where what follows, in the middle of a line, cannot be what has to come, so that this is missing, as in
// `x = @citation`. An error is thereby kept to places where a line may end, at which the parser finds its way back.
static bool shows_gap(TSLexer *lexer, enum TokenType missing) {
  int32_t c = lexer->lookahead;
  bool letter = c == HOLE || (is_identifier_part(c) && !is_digit(c) && c != '-' && c != '_');
  if (missing == MISSING_SIGN) return c != '=' && c != ':' && !at_by(lexer);
  if (missing == MISSING_NAME) return !letter;
  Continuation continuation = continuation_at(lexer);
  if (missing == MISSING_WHEN) return !letter || (continuation != NO_CONTINUATION && continuation != BY_WHEN);
  // Before a closing parenthesis, a comparison may also go on.
  if (missing == MISSING_WORD && (c == ')' || is_operator(c))) return false;
  if (missing == MISSING_WORD) return !letter || (continuation != NO_CONTINUATION && continuation != BY_AND_OR_OR);
  if (continuation != NO_CONTINUATION) return true;
  if (c == '-') lexer->advance(lexer, false);
  return !letter && !is_digit(lexer->lookahead) && c != '(';
}

static bool look_over_word(TSLexer *lexer, const char *word) {
  for (; *word; word++) {
    if (lexer->lookahead != *word) return false;
    lexer->advance(lexer, false);
  }
  return !is_identifier_part(lexer->lookahead);
}

// Stands where a declaration may begin. `data` opens one where a name or a title follows it, or nothing at all at the
// margin; `data = yes` and `data by korea = yes` are observations. `opens_data` in crates/syntax/src/cut.rs is its twin.
static bool scan_data_word(TSLexer *lexer) {
  bool at_margin = lexer->get_column(lexer) == 0;
  if (!look_over_word(lexer, "data")) return false;
  lexer->mark_end(lexer);
  lexer->result_symbol = DATA_WORD;
  look_over_spaces(lexer);
  int32_t c = lexer->lookahead;
  if (c == '\n' || c == '#' || lexer->eof(lexer)) return at_margin;
  if (c == 'b' && look_over_word(lexer, "by")) {
    while (lexer->lookahead != '\n' && !lexer->eof(lexer)) {
      if (lexer->lookahead == '=') return false;
      lexer->advance(lexer, false);
    }
  }
  return c > 127 || is_quote(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The property is incomplete. At the end of the line, or at a comment there, the next line may bring what is missing;
// otherwise the token is supplied, and the line end is looked at again after it.
static bool scan_missing(TSLexer *lexer, const bool *valid_symbols) {
  enum TokenType missing = missing_token(valid_symbols);
  bool at_comment = lexer->lookahead == '#';
  look_over_comment(lexer);
  if (lexer->lookahead == '\n') {
    lexer->advance(lexer, false);
    Continuation next = next_line(lexer);
    if ((next == BY_STRING && valid_symbols[STRING]) || (next == BY_WHEN && valid_symbols[MISSING_WHEN])) {
      lexer->result_symbol = CONTINUATION;
      return !at_comment;
    }
  } else if (!lexer->eof(lexer) && !shows_gap(lexer, missing)) {
    return false;
  }
  lexer->result_symbol = missing;
  return true;
}

// Stands at a quote. Its first line's end is marked as the string's, until the closing quote is seen.
static bool scan_string(TSLexer *lexer) {
  int32_t opening = lexer->lookahead;
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
    if (lines > 1 && only_opens(c, opening)) return true;
    lexer->advance(lexer, false);
    if (closes(c, opening)) {
      int32_t next = lexer->lookahead;
      bool opens = after_space && !is_space(next) && next != '\n' && next != '@' && next != '#' && !lexer->eof(lexer);
      if (lines > 1 && opens && opening == '"') return true;
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
  if (is_quote(c) && valid_symbols[STRING]) return scan_string(lexer);
  if (c == 'd' && valid_symbols[DATA_WORD] && !recovering) return scan_data_word(lexer);
  if (incomplete) return scan_missing(lexer, valid_symbols);
  if (lexer->eof(lexer)) {
    lexer->result_symbol = LINE_END;
    return valid_symbols[LINE_END] && !valid_symbols[BLANK_LINE];
  }
  if (c != '\n') return false;
  if (valid_symbols[BLANK_LINE] && !recovering) return scan_blank_lines(lexer);
  return scan_line_end(lexer, valid_symbols[DATA_LINE_END] && !recovering);
}
