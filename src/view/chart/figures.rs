//! How the amounts of one figure are written: one unit, one number of decimals, one minus sign.

use crate::num::grouped;
use crate::text::{Lang, Words, charts};

/// U+2212: as wide as a plus, unlike the hyphen.
const MINUS: char = '\u{2212}';

/// Before a zero that is not quite one.
const NEARLY: char = '≈';

/// A unit that a figure is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 元.
    Yuan,
    /// 1,000 yuan (English).
    Thousand,
    /// 万元 (Chinese).
    Wan,
    /// 1,000,000 yuan (English).
    Million,
    /// 亿元 (Chinese).
    Yi,
    /// 1,000,000,000 yuan (English).
    Billion,
}

impl Unit {
    /// The unit for a figure whose largest amount, sign left out, is so many fen.
    ///
    /// Chinese stays in 万元, the unit of the office, from 1 万元 up to 10 亿元; English goes by thousands.
    #[must_use]
    pub const fn for_figure(max_abs_fen: i64, lang: Lang) -> Self {
        let yuan = max_abs_fen / 100;
        match lang {
            Lang::Zh if yuan >= 1_000_000_000 => Self::Yi,
            Lang::Zh if yuan >= 10_000 => Self::Wan,
            Lang::En if yuan >= 10_000_000_000 => Self::Billion,
            Lang::En if yuan >= 1_000_000 => Self::Million,
            Lang::En if yuan >= 10_000 => Self::Thousand,
            Lang::Zh | Lang::En => Self::Yuan,
        }
    }

    /// Fen in one of it.
    #[must_use]
    pub const fn fen(self) -> i64 {
        match self {
            Self::Yuan => 100,
            Self::Thousand => 100_000,
            Self::Wan => 1_000_000,
            Self::Million => 100_000_000,
            Self::Yi => 10_000_000_000,
            Self::Billion => 100_000_000_000,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> Words {
        match self {
            Self::Yuan => charts::unit_yuan(),
            Self::Thousand => charts::unit_thousand(),
            Self::Wan => charts::unit_wan(),
            Self::Million => charts::unit_million(),
            Self::Yi => charts::unit_yi(),
            Self::Billion => charts::unit_billion(),
        }
    }
}

/// Unit, decimals and language of one figure: everything in it is written through this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    unit: Unit,
    decimals: u32,
    lang: Lang,
}

impl Figures {
    /// The unit that suits the largest amount (fen), and as few decimals as show every amount, or else about four
    /// figures of the largest.
    #[must_use]
    pub fn for_amounts(amounts: &[i64], lang: Lang) -> Self {
        let largest = amounts.iter().map(|fen| fen.saturating_abs()).max().unwrap_or(0);
        let unit = Unit::for_figure(largest, lang);
        let most = match largest / unit.fen() {
            1_000.. => 0,
            100.. => 1,
            _ => 2,
        };
        let exact = |decimals: &u32| {
            let last_place = unit.fen() / 10_i64.pow(*decimals);
            amounts.iter().all(|fen| fen % last_place == 0)
        };
        let decimals = (0..most).find(exact).unwrap_or(most);
        Self { unit, decimals, lang }
    }

    /// The unit.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// The unit's name in the figure's language.
    #[must_use]
    pub fn unit_name(self) -> String {
        self.unit.name().in_lang(self.lang).to_owned()
    }

    /// The figure's language.
    #[must_use]
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// An amount (fen) as a number in the unit: `1,840`, `−420`; `≈0` where something rounds to nothing.
    #[must_use]
    pub fn number(self, fen: i64) -> String {
        let number = written(fen, self.unit, self.decimals);
        if self.vanishes(fen) { format!("{NEARLY}{number}") } else { number }
    }

    /// Whether an amount is too small to show in this figure.
    #[must_use]
    pub fn vanishes(self, fen: i64) -> bool {
        fen != 0 && rounded(fen, self.unit, self.decimals) == 0
    }

    /// A change (fen), its sign always shown: `+1,250`, `−320`, `0`.
    #[must_use]
    pub fn change(self, fen: i64) -> String {
        let number = self.number(fen);
        if fen > 0 && !self.vanishes(fen) { format!("+{number}") } else { number }
    }

    /// An amount (fen) with its unit, for a sentence: `420万元`, `4.2 million yuan`. What is too small for the
    /// figure's unit is told in its own.
    #[must_use]
    pub fn amount(self, fen: i64) -> String {
        if self.vanishes(fen) {
            return Self::for_amounts(&[fen], self.lang).amount(fen);
        }
        charts::amount(self.number(fen), self.unit_name()).in_lang(self.lang).to_owned()
    }

    /// A mark of an axis (fen) whose marks lie `step` fen apart: as many decimals as that step needs.
    #[must_use]
    pub fn mark(self, fen: i64, step: i64) -> String {
        let shows = |decimals: &u32| step % (self.unit.fen() / 10_i64.pow(*decimals)).max(1) == 0;
        let most = self.unit.fen().ilog10();
        written(fen, self.unit, (0..most).find(shows).unwrap_or(most))
    }
}

/// Fen in a unit with so many decimals, thousands set off by commas, rounded half away from zero.
fn written(fen: i64, unit: Unit, decimals: u32) -> String {
    let places = rounded(fen, unit, decimals);
    let one = 10_u64.pow(decimals);
    let sign = if fen < 0 && places > 0 { MINUS.to_string() } else { String::new() };
    let whole = grouped(places / one);
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    let width = usize::try_from(decimals).unwrap_or(0);
    format!("{sign}{whole}.{:0width$}", places % one)
}

/// How many of the last place an amount comes to, its sign left out.
const fn rounded(fen: i64, unit: Unit, decimals: u32) -> u64 {
    let last_place = unit.fen().unsigned_abs() / 10_u64.pow(decimals);
    (fen.unsigned_abs() + last_place / 2) / last_place
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many 万元, in fen.
    const fn wan(n: i64) -> i64 {
        n * 1_000_000
    }

    #[test]
    fn one_unit_suits_the_largest() {
        assert_eq!(Unit::for_figure(999_999, Lang::Zh), Unit::Yuan);
        assert_eq!(Unit::for_figure(wan(1), Lang::Zh), Unit::Wan);
        assert_eq!(Unit::for_figure(wan(99_999), Lang::Zh), Unit::Wan);
        assert_eq!(Unit::for_figure(wan(100_000), Lang::Zh), Unit::Yi);
        assert_eq!(Unit::for_figure(wan(1), Lang::En), Unit::Thousand);
        assert_eq!(Unit::for_figure(wan(2_240), Lang::En), Unit::Million);
    }

    #[test]
    fn decimals_are_no_more_than_needed() {
        let whole = Figures::for_amounts(&[wan(420), wan(-3)], Lang::Zh);
        assert_eq!(whole.number(wan(-420)), "−420");
        let parts = Figures::for_amounts(&[wan(420), 1_230_000], Lang::Zh);
        assert_eq!(parts.number(wan(420)), "420.0");
        assert_eq!(parts.number(1_250_000), "1.3");
        assert_eq!(parts.number(-1_250_000), "−1.3");
        let english = Figures::for_amounts(&[wan(2_240)], Lang::En);
        assert_eq!(english.amount(wan(2_240)), "22.4 million yuan");
    }

    #[test]
    fn signs_and_zero() {
        let figures = Figures::for_amounts(&[wan(12_118)], Lang::Zh);
        assert_eq!(figures.change(wan(12_118)), "+12,118");
        assert_eq!(figures.change(wan(-6_059)), "−6,059");
        assert_eq!(figures.change(0), "0");
        assert_eq!(figures.change(-4_000), "≈0");
        assert_eq!(figures.number(4_000), "≈0");
        assert_eq!(figures.amount(-4_000), "−40元");
        assert_eq!(figures.amount(wan(420)), "420万元");
        assert_eq!(figures.mark(wan(1) / 2, wan(1) / 2), "0.5");
        assert_eq!(figures.mark(wan(2_000), wan(1_000)), "2,000");
    }
}
