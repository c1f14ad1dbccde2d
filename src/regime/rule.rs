//! Rules: a clause of a regime, its verb, and the years in which it is in force.

use super::{Amount, Covers, Rate, RatioValue};
use crate::book::Code;
use crate::num::{Ratio, Year};
use crate::plan::{Party, Tier};
use crate::problem::{Place, Placed};
use crate::text::Words;

/// A regime: rules in the order in which they apply.
#[derive(Clone, Debug, PartialEq)]
pub struct Regime {
    /// Its name.
    pub title: Words,
    /// The rule on which `town_share` acts.
    pub headline: Option<Placed<String>>,
    /// The rules, parents' first.
    pub rules: Vec<Rule>,
    /// Ids of rules that could not be read, which has been said: what names them is not at fault too.
    pub unread: Vec<String>,
}

/// One clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its id, unique in the regime.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// The document it rests on.
    pub reference: Option<String>,
    /// The last year in force, where there is one.
    pub until: Option<Year>,
    /// The rule that it stands in for.
    pub replaces: Option<Placed<String>>,
    /// What it covers.
    pub covers: Covers,
    /// For which towns it speaks, by id or name; for all where empty.
    pub towns: Vec<Placed<String>>,
    /// What it says, from when on; in the order of years, at least one.
    pub versions: Vec<Version>,
    /// Where it was written.
    pub place: Place,
}

/// What a rule says from a year on.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// From when on.
    pub since: Year,
    /// What.
    pub verb: Verb,
    /// Where it was written.
    pub place: Place,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a regime has a few dozen")]
pub enum Verb {
    /// Shares of the tiers above the county.
    Statute(Statute),
    /// The local part between town and county.
    Split(Split),
    /// A sum sent up or down.
    Sum(Sum),
    /// What is made good below an amount, and taken above it.
    Guarantee(Box<Guarantee>),
}

/// Shares of gross receipts that go above the county.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statute {
    /// Tier and share, in the order of tiers.
    pub shares: Vec<(Tier, Placed<Ratio>)>,
}

/// Of what receipts a ratio or a measure is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// All that was collected.
    Gross,
    /// The local part.
    Local,
    /// What earlier splits left of the local part; of splits only.
    Rest,
    /// The part of the tiers above the county.
    Upper,
    /// The town's part.
    Town,
    /// The county's part.
    County,
}

/// A side of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The town.
    Town,
    /// The county.
    County,
}

/// A split between town and county.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// Of what: gross, local, or the rest that earlier splits left.
    pub of: Of,
    /// Whose ratio is stated; the other side takes the rest.
    pub named: Side,
    /// How much.
    pub share: Share,
}

/// What the named side gets.
#[derive(Clone, Debug, PartialEq)]
pub enum Share {
    /// One ratio.
    Plain(RatioValue),
    /// One ratio within a base, another over it.
    OverBase(Box<OverBase>),
}

/// A split with a base.
#[derive(Clone, Debug, PartialEq)]
pub struct OverBase {
    /// The base.
    pub base: Amount,
    /// Whether every item has a base of its own, rather than their sum one.
    pub each: bool,
    /// The named side's rate within the base; items post at its first tier.
    pub within: Rate,
    /// Its rate over the base.
    pub over: Rate,
    /// Who bears what receipts fall short of the base.
    pub shortfall: Shortfall,
}

/// Who makes good what receipts fall short of the base.
#[derive(Clone, Debug, PartialEq)]
pub enum Shortfall {
    /// Both, in the ratio within the base.
    Shared,
    /// The named side bears this part; 100 % all of it, 0 none.
    Named(RatioValue),
}

/// A sum sent up or down.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// Up to the county, or down to the town.
    pub up: bool,
    /// How much a year; below zero it turns round.
    pub amount: Amount,
    /// The budget code that it takes over, which sets its line.
    pub code: Option<Code>,
    /// Who pays it down or receives it: the county, or a tier above.
    pub with: Party,
}

/// A floor, a cap, pooling, equalisation: what is made good below an amount, and taken above it.
///
/// With X = `on` and A = `at`: claim = ⟨below(max(0, A − X))⟩, due = ⟨above(max(0, X − A))⟩.
#[derive(Clone, Debug, PartialEq)]
pub struct Guarantee {
    /// What is held against the amount.
    pub on: Amount,
    /// The amount.
    pub at: Amount,
    /// The part of what is short that the town claims.
    pub below: Option<Rate>,
    /// The part of what is over that the town owes.
    pub above: Option<Rate>,
    /// What of the surplus is tied.
    pub tied: Option<TiedPart>,
    /// Who pays and receives.
    pub with: Counterpart,
    /// The most that is claimed or owed.
    pub at_most: Option<Amount>,
}

/// What of a surplus over a guarantee's amount is tied to purposes.
#[derive(Clone, Debug, PartialEq)]
pub enum TiedPart {
    /// This part of it.
    Ratio(RatioValue),
    /// All that is not paid up.
    Rest,
}

/// The other side of a guarantee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counterpart {
    /// The county or a tier above.
    Party(Party),
    /// The towns among themselves: what is paid up is what is paid down.
    Pool,
}

impl Rate {
    /// The rate of the first tier, or the only one.
    #[must_use]
    pub fn first(&self) -> &RatioValue {
        match self {
            Self::One(ratio) => ratio,
            Self::Tiers(tiers) => &tiers[0].rate,
        }
    }
}

impl Rule {
    /// Whether it says what the tiers above the county take: the law, rather than the county's own rules.
    #[must_use]
    pub fn is_statute(&self) -> bool {
        self.versions.iter().all(|version| matches!(version.verb, Verb::Statute(_)))
    }

    /// Puts a version in its place; it takes over from one of the same year.
    pub fn put_version(&mut self, version: Version) {
        self.versions.retain(|other| other.since != version.since);
        let at = self.versions.partition_point(|other| other.since < version.since);
        self.versions.insert(at, version);
    }

    /// What the rule says in a year, if it is in force.
    #[must_use]
    pub fn version_at(&self, year: Year) -> Option<&Version> {
        if self.until.is_some_and(|until| year > until) {
            return None;
        }
        self.versions.iter().rfind(|version| version.since <= year)
    }
}

impl Regime {
    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Whether a rule with this id was written, be it at fault.
    #[must_use]
    pub fn names(&self, id: &str) -> bool {
        self.rule(id).is_some() || self.unread.iter().any(|unread| unread == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regime::Measure;

    fn rule(verbs: Vec<(i64, Verb)>, until: Option<i64>) -> Rule {
        let year = |year| Year::new(year).unwrap();
        let version = |(since, verb)| Version { since: year(since), verb, place: Place::default() };
        Rule {
            id: "r".to_owned(),
            title: Words::same("r"),
            reference: None,
            until: until.map(year),
            replaces: None,
            covers: Covers::default(),
            towns: Vec::new(),
            versions: verbs.into_iter().map(version).collect(),
            place: Place::default(),
        }
    }

    #[test]
    fn a_rule_says_the_latest_from_its_first_year_to_its_last() {
        let statute = || Verb::Statute(Statute::default());
        let rule = rule(vec![(2016, statute()), (2024, statute())], Some(2025));
        let since = |asked| rule.version_at(Year::new(asked).unwrap()).map(|version| version.since.get());
        let (old, new) = (Some(2016), Some(2024));
        assert_eq!([2015, 2016, 2023, 2024, 2025, 2026].map(since), [None, old, old, new, new, None]);
    }

    #[test]
    fn what_says_anything_else_is_no_statute() {
        let statute = || Verb::Statute(Statute::default());
        let amount = Amount::plain(Measure::Own, Place::default());
        let sum = Verb::Sum(Sum { up: true, amount, code: None, with: Party::County });
        assert!(rule(vec![(2016, statute()), (2024, statute())], None).is_statute());
        assert!(!rule(vec![(2016, statute()), (2024, sum)], None).is_statute());
    }
}
