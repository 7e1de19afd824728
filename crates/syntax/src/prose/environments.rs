//! Environments and commands of LaTeX, by whether running text stands in them.

/// Environments whose text is read as any other.
pub const READ: [&str; 20] = [
    "document",
    "abstract",
    "itemize",
    "enumerate",
    "description",
    "center",
    "flushleft",
    "flushright",
    "small",
    "footnotesize",
    "spacing",
    "singlespace",
    "singlespacing",
    "doublespace",
    "doublespacing",
    "onehalfspacing",
    "onehalfspace",
    "minipage",
    "compactitem",
    "compactenum",
];

/// Environments of which the caption alone is read.
pub const FLOATS: [&str; 8] =
    ["figure", "figure*", "table", "table*", "sidewaysfigure", "sidewaystable", "wrapfigure", "longtable"];

/// Commands whose argument is read as if they were not there.
pub const TRANSPARENT: [&str; 14] = [
    "emph",
    "textit",
    "textbf",
    "textsc",
    "textsl",
    "textrm",
    "textsf",
    "textnormal",
    "text",
    "underline",
    "uline",
    "textup",
    "textmd",
    "mbox",
];

/// Commands that end a paragraph, and whose argument is no running text.
pub const HEADINGS: [&str; 10] = [
    "part",
    "chapter",
    "section",
    "subsection",
    "subsubsection",
    "paragraph",
    "subparagraph",
    "title",
    "author",
    "date",
];
