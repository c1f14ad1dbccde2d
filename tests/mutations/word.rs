//! Words typed once more, and wrong; and when two of them say the same all the same.

use caili::book::intake::tidy;
use caili::num::{Money, Ratio, Unit};

use crate::common::random::Lcg;

/// What fingers put in the place of a character.
const SLIPS: [char; 24] = [
    '0', '1', '5', '9', '.', '-', '%', ',', ':', '/', ' ', 'a', 'e', 'O', 'l', '万', '亿', '镇', '县', '是',
    '否', '１', '，', '"',
];

/// What may be typed instead of anything.
const INSTEAD: [&str; 12] =
    ["", "0", "1", "-1", "abc", "其他", "—", "100%", "999999999999", "2024", "true", "1.005"];

/// Another word for one: a slip of the fingers, another number, a word from elsewhere, something else altogether.
pub fn retyped(word: &str, elsewhere: &[String], lcg: &mut Lcg) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut other = letters.clone();
    match lcg.below(9) {
        0 if letters.len() > 1 => drop(other.remove(lcg.below(letters.len()))),
        1 if !letters.is_empty() => {
            let at = lcg.below(letters.len());
            other.insert(at, letters[at]);
        }
        2 if letters.len() > 1 => {
            let at = lcg.below(letters.len() - 1);
            other.swap(at, at + 1);
        }
        3 if !letters.is_empty() => other[lcg.below(letters.len())] = lcg.pick(&SLIPS),
        4 | 5 if letters.iter().any(char::is_ascii_digit) => {
            let digits: Vec<usize> = (0..letters.len()).filter(|at| letters[*at].is_ascii_digit()).collect();
            let at = lcg.pick(&digits);
            other[at] = lcg.pick(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        }
        6 if letters.first().is_some_and(char::is_ascii_digit) => other.insert(0, '-'),
        7 if !elsewhere.is_empty() => return elsewhere[lcg.below(elsewhere.len())].clone(),
        _ => return lcg.pick(&INSTEAD).to_owned(),
    }
    other.into_iter().collect()
}

/// Whether two words are one: the same number, ratio or amount, or the same but for blanks and width.
pub fn alike(one: &str, other: &str) -> bool {
    // A number may stand in quotes; headers say 年 for 年度 and 万 for 万元, and brackets may be there twice or not be closed.
    let narrow = |text: &str| {
        let text = tidy::half_width(text).replace(['"', '(', ')', '/'], "").replace("last", "-1");
        let text = text.strip_suffix('元').map(str::to_owned).unwrap_or(text);
        text.strip_suffix("年度").map_or(text.clone(), |year| format!("{year}年"))
    };
    if narrow(one) == narrow(other) {
        return true;
    }
    let amount = |text: &str| {
        let (digits, unit) = tidy::number(text);
        (Money::parse(&digits, unit.unwrap_or(Unit::Wan)).ok(), unit)
    };
    let same_amount = amount(one).0.is_some() && amount(one) == amount(other);
    let ratio = |text: &str| Ratio::parse(&narrow(text)).ok();
    same_amount || (ratio(one).is_some() && ratio(one) == ratio(other))
}
