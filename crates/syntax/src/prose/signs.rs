//! Finds single characters in a text at the cost of a look at each byte.

/// Every character of a text whose first byte is one of some, with where it stands.
pub fn signs<'text>(
    text: &'text str,
    may_be: impl Fn(u8) -> bool + 'text,
) -> impl Iterator<Item = (usize, char)> + 'text {
    let places = text.bytes().enumerate().filter(move |(_, byte)| may_be(*byte));
    places.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)))
}
