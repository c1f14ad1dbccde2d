//! What a rule takes from each town: numbers of parameters.csv, and whole-number columns.

use std::collections::BTreeSet;

use super::{
    Amount, Growth, Guarantee, Measure, OverBase, Rate, RatioValue, Regime, Rule, Share, Shortfall, TiedPart,
    Verb,
};

/// A number that a rule takes from each town.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnNumber {
    /// An amount or a ratio of parameters.csv.
    Value(String),
    /// A whole number: heads, or one of parameters.csv.
    Column(String),
}

impl OwnNumber {
    /// The name in parameters.csv; none for what other tables tell.
    fn parameter(self) -> Option<String> {
        match self {
            Self::Value(name) => Some(name),
            Self::Column(name) => {
                let is_told = name == "population" || name == "headcount" || name.starts_with("headcount.");
                (!is_told).then_some(name)
            }
        }
    }
}

impl Regime {
    /// The names in parameters.csv that its rules ask for, in whatever year.
    #[must_use]
    pub fn parameters(&self) -> BTreeSet<String> {
        self.rules.iter().flat_map(Rule::own_numbers).filter_map(OwnNumber::parameter).collect()
    }
}

impl Rule {
    /// The numbers that the rule takes from each town, in the order in which it names them, in whatever year.
    #[must_use]
    pub fn own_numbers(&self) -> Vec<OwnNumber> {
        let mut taken = Taken::default();
        self.versions.iter().for_each(|version| taken.verb(&version.verb));
        taken.0
    }
}

/// The numbers that a rule takes from each town, in the order in which it names them.
#[derive(Default)]
struct Taken(Vec<OwnNumber>);

impl Taken {
    fn verb(&mut self, verb: &Verb) {
        match verb {
            Verb::Statute(_) => {}
            Verb::Sum(sum) => self.amount(&sum.amount),
            Verb::Split(split) => match &split.share {
                Share::Plain(ratio) => self.ratio(ratio),
                Share::OverBase(terms) => self.over_base(terms),
            },
            Verb::Guarantee(guarantee) => self.guarantee(guarantee),
        }
    }

    fn over_base(&mut self, terms: &OverBase) {
        let OverBase { base, each: _, within, over, shortfall } = terms;
        self.amount(base);
        self.rate(within);
        self.rate(over);
        if let Shortfall::Named(ratio) = shortfall {
            self.ratio(ratio);
        }
    }

    fn guarantee(&mut self, guarantee: &Guarantee) {
        let Guarantee { on, at, below, above, tied, with: _, at_most } = guarantee;
        self.amount(on);
        self.amount(at);
        [below, above].into_iter().flatten().for_each(|rate| self.rate(rate));
        if let Some(TiedPart::Ratio(ratio)) = tied {
            self.ratio(ratio);
        }
        if let Some(most) = at_most {
            self.amount(most);
        }
    }

    fn rate(&mut self, rate: &Rate) {
        match rate {
            Rate::One(ratio) => self.ratio(ratio),
            Rate::Tiers(tiers) => tiers.iter().for_each(|tier| self.ratio(&tier.rate)),
        }
    }

    fn amount(&mut self, amount: &Amount) {
        if let Measure::Data(name) = &amount.measure {
            self.take(OwnNumber::Value(name.clone()));
        }
        for column in
            [&amount.per, &amount.shared_by].into_iter().flatten().filter(|name| name.value != "equal")
        {
            self.take(OwnNumber::Column(column.value.clone()));
        }
        for inner in [&amount.plus, &amount.less, &amount.at_least, &amount.at_most].into_iter().flatten() {
            self.amount(inner);
        }
        if let Some(ratio) = &amount.times {
            self.ratio(ratio);
        }
        match amount.grows.as_ref().map(|growing| &growing.by) {
            Some(Growth::Follows(follows)) => self.ratio(&follows.coefficient),
            Some(Growth::Data(name)) => self.take(OwnNumber::Value(name.value.clone())),
            Some(Growth::Rate(_)) | None => {}
        }
    }

    fn ratio(&mut self, ratio: &RatioValue) {
        match ratio {
            RatioValue::Fixed(_) => {}
            RatioValue::Data(name) => self.take(OwnNumber::Value(name.value.clone())),
            RatioValue::Measured(ratio) => {
                self.amount(&ratio.part);
                self.amount(&ratio.of);
            }
        }
    }

    fn take(&mut self, own: OwnNumber) {
        if !self.0.contains(&own) {
            self.0.push(own);
        }
    }
}
