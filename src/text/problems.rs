//! What is said of a problem, and what would be right.
//!
//! Lower case, back-ticks round literals, no full stop after one sentence.

use super::sentences;

sentences! {
    /// Several words in a row, as a list of choices.
    expected_one_of(list) { "可用的有:{list}", "one of {list}" }
    /// A near miss.
    did_you_mean(word) { "是不是 `{word}`?", "did you mean `{word}`?" }

    /// A kind of value.
    kind_text() { "文字", "a text" }
    /// A kind of value.
    kind_number() { "数", "a number" }
    /// A kind of value.
    kind_flag() { "true 或 false", "true or false" }
    /// A kind of value.
    kind_list() { "列表 […]", "a list […]" }
    /// A kind of value.
    kind_table() { "表 {{…}}", "a table {{…}}" }
    /// Another kind of value than can be used here.
    wrong_kind(found, wanted) { "这里是{found},应为{wanted}", "this is {found}, where {wanted} is expected" }
    /// A key nobody knows.
    unknown_key(key) { "没有 `{key}` 这个键", "there is no key `{key}` here" }
}
