//! Words that stand for something: stages, accounts, scopes, yes and no.

use crate::book::{Account, Scope, Stage};
use crate::text::Words;
use crate::text::problems::one_of;

/// A meaning and the words for it, Chinese and English; the first of each is the one to teach.
pub(in crate::book) type Word<T> = (T, &'static [&'static str], &'static [&'static str]);

pub(in crate::book) const STAGES: &[Word<Stage>] = &[
    (Stage::Budget, &["年初预算", "预算", "预算数"], &["budget"]),
    (Stage::Adjusted, &["调整预算", "调整预算数"], &["adjusted"]),
    (Stage::Outturn, &["执行", "执行数", "预算执行"], &["outturn"]),
    (Stage::Final, &["决算", "决算数"], &["final"]),
];

pub(in crate::book) const ACCOUNTS: &[Word<Account>] = &[
    (Account::General, &["一般公共预算", "一般"], &["general"]),
    (Account::Fund, &["政府性基金", "基金", "政府性基金预算"], &["fund"]),
    (Account::Capital, &["国有资本经营", "国有资本经营预算"], &["capital"]),
    (Account::All, &["合计"], &["all"]),
];

pub(in crate::book) const SCOPES: &[Word<Scope>] = &[
    (Scope::Gross, &["全口径"], &["gross"]),
    (Scope::Local, &["地方", "地方口径"], &["local"]),
    (Scope::Town, &["镇级"], &["town"]),
    (Scope::Above, &["镇以上"], &["above"]),
];

pub(in crate::book) const FLAGS: &[Word<bool>] = &[(true, &["是"], &["yes"]), (false, &["否"], &["no"])];

/// What a word stands for.
pub(in crate::book) fn meaning<T: Copy>(words: &[Word<T>], text: &str) -> Option<T> {
    words
        .iter()
        .find(|(_, zh, en)| zh.iter().chain(*en).any(|word| word.eq_ignore_ascii_case(text)))
        .map(|(value, ..)| *value)
}

/// The Chinese word to teach for a meaning.
pub(in crate::book) fn word_of<T: Copy + PartialEq>(words: &[Word<T>], meant: T) -> &'static str {
    words.iter().find(|(value, ..)| *value == meant).map_or("", |(_, zh, _)| zh[0])
}

/// The words that would do, in each language.
pub(in crate::book) fn choices<T>(words: &[Word<T>]) -> Words {
    one_of(words.iter().map(|(_, zh, en)| (zh[0], en[0])))
}
