//! Offsets to lines and columns, and back.

use crate::support::choices::{Choices, cases, choices};
use lakatos_syntax::line_index::{Encoding, LineIndex, Position};
use proptest::prelude::*;

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Scalar];

/// What makes positions hard: beyond the first plane, beyond one scalar a character, beyond one byte a line end.
const PARTS: [&str; 12] = ["a", "bc", "é", "e\u{301}", "😀", "𝒳", "한", "\t", "\n", "\r\n", "\r", "👩‍👩‍👧"];

fn text(choices: &mut Choices) -> String {
    (0..choices.below(30)).map(|_| choices.pick(&PARTS)).collect()
}

fn width(character: char, encoding: Encoding) -> u32 {
    match encoding {
        Encoding::Utf8 => character.len_utf8() as u32,
        Encoding::Utf16 => character.len_utf16() as u32,
        Encoding::Scalar => 1,
    }
}

/// Every place in `text` with its line and column, counted character by character; none between CR and LF.
fn places(text: &str, encoding: Encoding) -> Vec<(u32, Position)> {
    let mut places = Vec::new();
    let (mut line, mut column) = (0, 0);
    for (offset, character) in text.char_indices() {
        if !(character == '\n' && text[..offset].ends_with('\r')) {
            places.push((offset as u32, Position { line, column }));
        }
        (line, column) = if character == '\n' { (line + 1, 0) } else { (line, column + width(character, encoding)) };
    }
    places.push((text.len() as u32, Position { line, column }));
    places
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn every_place_has_its_line_and_column_and_is_found_by_them(mut choices in choices(40)) {
        let text = text(&mut choices);
        let index = LineIndex::new(&text);
        for encoding in ENCODINGS {
            for (offset, position) in places(&text, encoding) {
                prop_assert_eq!(index.position(offset, encoding), position, "{:?} at {}", text, offset);
                prop_assert_eq!(index.offset(position, encoding), offset, "{:?} at {:?}", text, position);
            }
        }
    }

    #[test]
    fn what_is_out_of_range_is_clamped_to_a_place_that_exists(
        mut choices in choices(40), line in any::<u32>(), column in any::<u32>(), offset in any::<u32>(), near in any::<bool>()
    ) {
        let text = text(&mut choices);
        let index = LineIndex::new(&text);
        let (line, column, offset) = if near { (line % 8, column % 40, offset % 60) } else { (line, column, offset) };
        for encoding in ENCODINGS {
            let found = index.offset(Position { line, column }, encoding);
            prop_assert!(text.is_char_boundary(found as usize), "{:?} {}", text, found);
            let position = index.position(offset, encoding);
            let back = index.offset(position, encoding);
            prop_assert_eq!(index.position(back, encoding), position, "{:?} {}", text, offset);
            prop_assert!(back <= offset.min(text.len() as u32), "{:?} {}", text, offset);
        }
    }

    #[test]
    fn a_line_ends_before_its_line_end(mut choices in choices(40)) {
        let text = text(&mut choices);
        let index = LineIndex::new(&text);
        for (number, line) in text.split('\n').enumerate() {
            let (start, end) = index.line_bounds(number);
            let is_last = text.split('\n').count() == number + 1;
            let expected = if is_last { line } else { line.strip_suffix('\r').unwrap_or(line) };
            prop_assert_eq!(&text[start..end], expected, "{:?}", text);
        }
    }
}
