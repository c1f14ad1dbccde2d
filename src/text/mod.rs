//! Every sentence that a person reads, in Chinese and English, in one catalogue.
//!
//! A sentence is a function of what it speaks of and gives [`Words`], the same sentence in both languages, so a
//! missing translation or a forgotten placeholder does not compile.

pub mod charts;
pub mod findings;
pub mod help;
pub mod labels;
pub mod manual;
pub mod problems;
pub mod reading;
pub mod regime;
pub mod settings;
pub mod sheet;
pub mod trace;
pub mod usage;

use std::fmt;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese (简体中文).
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both, in the order in which files are written.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The two letters that name it in options and file names.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The same words in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The same text in both languages: a name, a number, a key.
    pub fn same(text: impl Into<String>) -> Self {
        let zh = text.into();
        Self { en: zh.clone(), zh }
    }

    /// Words from their two texts.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The words in one language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Declares sentences: `name(arg, …) { "中文 {arg}", "English {arg}" }`.
macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident($($arg:ident),*) { $zh:literal, $en:literal $(,)? })*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name($($arg: impl std::fmt::Display),*) -> $crate::text::Words {
            $crate::text::Words { zh: format!($zh), en: format!($en) }
        }
    )*};
}
pub(crate) use sentences;
