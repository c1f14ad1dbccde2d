//! Ratios, money and years in words.

use super::RegimeOf;
use crate::num::{Money, Ratio, Unit, Year, YearRange, grouped};
use crate::regime::{MeasuredRatio, RatioValue, Rule, Side};
use crate::text::regime::amount as measure;
use crate::text::{Lang, regime as say};

impl RegimeOf<'_> {
    /// A ratio as one reads it out.
    pub(super) fn ratio(self, value: &RatioValue, rule: &Rule) -> String {
        match value {
            RatioValue::Fixed(ratio) => shown(ratio.value),
            RatioValue::Measured(ratio) => self.measured_ratio(ratio, rule),
            RatioValue::Data(name) => self.own_ratio(&name.value),
        }
    }

    /// Each town's own ratio, by its name in the book.
    pub(super) fn own_ratio(self, name: &str) -> String {
        self.say(&if self.book.is_some() { measure::own_ratio(name) } else { measure::own_ratio_of(name) })
    }

    fn measured_ratio(self, ratio: &MeasuredRatio, rule: &Rule) -> String {
        let MeasuredRatio { part, of, at_least, at_most } = ratio;
        let over = measure::over(self.in_phrase(part, rule), self.in_phrase(of, rule));
        let mut said = vec![self.say(&over)];
        said.extend(at_least.as_ref().map(|least| self.say(&measure::ratio_at_least(shown(least.value)))));
        said.extend(at_most.as_ref().map(|most| self.say(&measure::ratio_at_most(shown(most.value)))));
        if said.len() == 1 {
            return said.concat();
        }
        self.say(&measure::in_brackets(say::clauses(&said, self.lang)))
    }

    /// What each side gets: `镇得40%，县得60%`.
    pub(super) fn sides(self, named: Side, value: &RatioValue, rule: &Rule) -> String {
        let (named, other) = self.parties(named);
        let share = self.ratio(value, rule);
        self.say(&match rest(value) {
            Some(Ratio::ZERO) => say::all_to(named, share),
            Some(Ratio::ONE) => say::all_to(other, shown(Ratio::ONE)),
            Some(rest) => say::sides(named, share, other, shown(rest)),
            None => say::own_share(named, share, other),
        })
    }

    /// What the named side takes.
    pub(super) fn takes(self, named: Side, value: &RatioValue, rule: &Rule) -> String {
        let (named, _) = self.parties(named);
        let share = self.ratio(value, rule);
        self.say(&if rest(value).is_some() { say::takes(named, share) } else { say::takes_by(named, share) })
    }

    /// What each side bears of a shortfall.
    pub(super) fn bearing(self, named: Side, value: &RatioValue, rule: &Rule) -> String {
        let (named, other) = self.parties(named);
        let share = self.ratio(value, rule);
        self.say(&match rest(value) {
            Some(rest) => say::bear(named, share, other, shown(rest)),
            None => say::bear_own(named, share, other),
        })
    }

    /// The named side and the other.
    pub(super) fn parties(self, named: Side) -> (String, String) {
        let [town, county] = ["town", "county"].map(|party| self.party(party));
        match named {
            Side::Town => (town, county),
            Side::County => (county, town),
        }
    }

    pub(super) fn party(self, name: &str) -> String {
        self.say(&say::party(name))
    }

    /// Money in the unit in which an office writes it, to the last fen.
    pub(super) fn money(self, amount: Money) -> String {
        let yuan = decimals(&amount.exact(Unit::Yuan));
        let whole_in =
            |least: u64, step: i64| amount.fen().unsigned_abs() >= least && amount.fen() % step == 0;
        // With at most two decimals: 1,413.5亿元, 2,400万元, 0.5元.
        self.say(&if whole_in(100_000_000_000, 100_000_000) {
            measure::yi(decimals(&amount.exact(Unit::Yi)), yuan)
        } else if whole_in(1_000_000, 10_000) {
            measure::wan(decimals(&amount.exact(Unit::Wan)), yuan)
        } else {
            measure::yuan(&yuan, &yuan)
        })
    }

    /// A run of years; nothing where it has no end on either side.
    pub(super) fn years(self, years: YearRange) -> String {
        let (first, last) = (years.first, years.last);
        self.say(&match (first == Year::FIRST, last == Year::LAST) {
            (true, true) => return String::new(),
            (true, false) => measure::until(last),
            (false, true) => say::from_on(first),
            (false, false) if first == last => say::in_year(first),
            (false, false) => say::from_to(first, last),
        })
    }

    /// A sentence that begins one: English asks for a capital.
    pub(super) fn opening(self, sentence: &str) -> String {
        let mut letters = sentence.chars();
        match (self.lang, letters.next()) {
            (Lang::En, Some(first)) => first.to_uppercase().chain(letters).collect(),
            _ => sentence.to_owned(),
        }
    }
}

/// The other side's part, where it can be said.
fn rest(value: &RatioValue) -> Option<Ratio> {
    match value {
        RatioValue::Fixed(ratio) => Ratio::ONE.minus(ratio.value),
        RatioValue::Data(_) | RatioValue::Measured(_) => None,
    }
}

/// A ratio with a true minus.
pub(super) fn shown(ratio: Ratio) -> String {
    ratio.to_string().replace('-', "−")
}

/// A decimal with thousands and a true minus.
fn decimals(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("−", digits));
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), grouped);
    fraction.map_or_else(|| format!("{sign}{whole}"), |part| format!("{sign}{whole}.{part}"))
}
