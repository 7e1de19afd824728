//! The words that claims and values are made of: those of the account, each with what it means there.

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($variant:ident $word:literal $doc:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each says what it means in `doc`")]
        pub enum $name { $($variant,)* }

        impl $name {
            /// Every one, in the order in which the account prints them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// As it is written.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// What has to be so.
            pub fn doc(self) -> &'static str {
                match self { $(Self::$variant => $doc,)* }
            }

            /// By its word.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

words! {
    /// How a case stands to a prediction.
    ResultWord {
        For "for" "the case bears the prediction out",
        Against "against" "the case contradicts it, whatever is said of that",
        Conceded "conceded" "it contradicts it, and the theory leaves that open on purpose",
        Excused "excused" "it contradicts it, and an auxiliary takes the case away",
        Absent "absent" "neither the outcome nor its condition, as `only when` claims",
        Contested "contested" "scholars code it differently, and the result with it",
        Undecided "undecided" "an observation is missing",
        Silent "silent" "the prediction says nothing of the case",
    }
}

words! {
    /// What a repair is worth.
    RepairWord {
        Kept "kept" "some of what it adds is borne out by fresh evidence",
        Promised "promised" "what it adds has neither failed nor been borne out",
        Broken "broken" "what it adds has failed",
        AdHoc "ad hoc" "it takes something away and adds nothing",
        Inert "inert" "it changes nothing",
        Progressive "progressive" "Lakatos's word for a repair that is kept",
        TheoreticallyProgressive "theoretically progressive" "Lakatos's word for a repair that is promised",
        Degenerating "degenerating" "Lakatos's word for a repair that is broken or ad hoc",
    }
}

words! {
    /// Which cases are counted: each once, as the record of the prediction counts it.
    CountWord {
        For "for" "cases that bear it out, but for those that it was built on",
        Against "against" "anomalies that nothing answers",
        Conceded "conceded" "anomalies that are left open on purpose",
        Excused "excused" "anomalies that an auxiliary takes away",
        Contested "contested" "cases whose result hangs on a disputed coding",
        BuiltOn "built-on" "cases that bear out what was made from them",
        Absent "absent" "cases that are absent as claimed",
        Decided "decided" "all that decide: for, against, conceded and excused",
    }
}

/// The words that a claim or a value may open with, each with its form.
pub const OPENING_WORDS: [(super::Form, &str, &str); 3] = [
    (super::Form::Claim, "repair", "What a repair is worth: `repair AUXILIARY kept`."),
    (super::Form::Claim, "apart", "That a case tells two theories apart: `apart THEORY, THEORY on CASE`."),
    (super::Form::Value, "count", "How many cases stand so to a prediction: `count THEORY.PREDICTION for`."),
];
