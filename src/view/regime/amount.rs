//! Amounts in words: a phrase, or the steps by which they are worked out.

use super::RegimeOf;
use super::ratio::shown;
use crate::num::{Ratio, Year};
use crate::regime::{Amount, Follows, Growing, Growth, Measure, Of, RatioValue, Rule, Verb, When};
use crate::text::regime::amount as say;
use crate::text::{Words, labels, regime as words};
use crate::view::page::{Block, Item};

/// The most steps that are told in one sentence.
const IN_ONE_SENTENCE: usize = 3;

/// What an amount is: a phrase, or steps in order.
pub(super) enum Said {
    /// In one phrase; whether it has several clauses, so that inside another it stands in brackets.
    Phrase(String, bool),
    /// Step by step.
    Steps(Vec<Item>),
}

impl Said {
    /// A line that says the amount, or announces its steps.
    pub(super) fn line(self, phrase: impl Fn(String) -> String, steps: impl Fn() -> String) -> Item {
        match self {
            Self::Phrase(said, _) => Item::line(phrase(said)),
            Self::Steps(items) => Item::with_steps(steps(), items),
        }
    }
}

impl RegimeOf<'_> {
    /// An amount of a rule.
    pub(super) fn amount(self, amount: &Amount, rule: &Rule) -> Said {
        let Amount {
            measure,
            when,
            under,
            per,
            plus,
            less,
            times,
            shared_by,
            grows,
            at_least,
            at_most,
            bounds_result_only,
            place: _,
        } = amount;
        let mut head = self.measured(measure, *when, *under, rule);
        if let Some(column) = per {
            head = self.say(&say::per(head, self.column(&column.value)));
        }
        let mut steps = vec![Item::line(head)];
        let part = |amount: &Option<Box<Amount>>, phrase, announce| {
            self.part(amount.as_deref(), rule, phrase, announce)
        };
        steps.extend(part(plus, say::plus, say::plus_steps));
        steps.extend(part(less, say::less, say::less_steps));
        if let Some(ratio) = times {
            steps.push(Item::line(self.say(&say::times(self.factor(ratio, rule)))));
        }
        if let Some(name) = shared_by {
            // A stated sum counts once, not once a town.
            let once = matches!(measure, Measure::Fixed(_)) && per.is_none();
            let words = if once { say::shared_once } else { say::shared_by };
            steps.push(Item::line(self.say(&words(self.column(&name.value)))));
        }
        steps.extend(grows.as_ref().map(|growing| Item::line(self.growing(growing, rule))));
        steps.extend(part(at_least, say::at_least, say::at_least_steps));
        steps.extend(part(at_most, say::at_most, say::at_most_steps));
        if *bounds_result_only {
            steps.push(Item::line(self.say(&say::bounds_result())));
        } else if grows.is_some() && (at_least.is_some() || at_most.is_some()) {
            steps.push(Item::line(self.say(&say::bounds_path())));
        }
        self.joined(steps, (plus.is_some() || less.is_some()) && times.is_some())
    }

    /// An amount inside another: in the same line, or as steps below it.
    fn part(
        self,
        amount: Option<&Amount>,
        rule: &Rule,
        phrase: fn(String) -> Words,
        announce: fn() -> Words,
    ) -> Option<Item> {
        let said = match self.amount(amount?, rule) {
            Said::Phrase(said, true) => Said::Phrase(self.say(&say::in_brackets(said)), true),
            said => said,
        };
        Some(said.line(|said| self.say(&phrase(said)), || self.say(&announce())))
    }

    /// An amount inside a phrase.
    pub(super) fn in_phrase(self, amount: &Amount, rule: &Rule) -> String {
        match self.amount(amount, rule) {
            Said::Phrase(said, false) => said,
            Said::Phrase(said, true) => self.say(&say::in_brackets(said)),
            Said::Steps(steps) => self.bracketed(&steps),
        }
    }

    fn bracketed(self, steps: &[Item]) -> String {
        let one = |step: &Item| {
            let below = step.blocks.iter().map(|block| match block {
                Block::Steps(steps) => self.bracketed(steps),
                _ => String::new(),
            });
            std::iter::once(step.text.clone()).chain(below).collect::<String>()
        };
        let steps: Vec<String> = steps.iter().map(one).collect();
        self.say(&say::in_brackets(words::clauses(&steps, self.lang)))
    }

    /// A whole-number column.
    fn column(self, name: &str) -> String {
        let category = name.strip_prefix("headcount.");
        self.say(&match (name, category) {
            ("population", _) => say::population(),
            ("headcount", _) => say::headcount(),
            ("equal", _) => say::equal(),
            (_, Some(category)) => say::headcount_of(category),
            _ if self.book.is_some() => say::own_amount(name),
            _ => say::own_amount_of(name),
        })
    }

    /// Few plain steps make a phrase; a factor on a sum would be read as one on its last part only.
    fn joined(self, steps: Vec<Item>, factor_on_sum: bool) -> Said {
        let plain = steps.iter().all(|step| step.blocks.is_empty());
        if !plain || factor_on_sum || steps.len() > 1 + IN_ONE_SENTENCE {
            return Said::Steps(steps);
        }
        let parts: Vec<String> = steps.into_iter().map(|step| step.text).collect();
        Said::Phrase(words::clauses(&parts, self.lang), parts.len() > 1)
    }

    /// What is measured, when, and under whose rules.
    fn measured(self, measure: &Measure, when: When, under: Option<When>, rule: &Rule) -> String {
        let what = match measure {
            Measure::Fixed(money) => self.money(*money),
            Measure::Data(name) if self.book.is_some() => self.say(&say::own_amount(name)),
            Measure::Data(name) => self.say(&say::own_amount_of(name)),
            Measure::Items(covers, of) => self.part_of(*of, &self.items(covers)),
            Measure::Line(line) => labels::line(line.name(), self.lang).to_owned(),
            Measure::Rule { rule, part } => {
                let part = words::part_of_rule(part);
                self.say(&say::rule_part(self.named(rule), part.in_lang(self.lang)))
            }
            Measure::Own => match rule.versions.first().map(|version| &version.verb) {
                Some(Verb::Guarantee(_)) => self.say(&say::own_compared()),
                _ => self.say(&say::own_receipts()),
            },
            Measure::Covered(of) => self.part_of(*of, &self.items(&rule.covers)),
        };
        // A stated amount is of no year unless one is said.
        let stated = matches!(measure, Measure::Fixed(_) | Measure::Data(_));
        let what = match when {
            When::Now if stated => what,
            When::Now => self.say(&say::now(what)),
            When::This => self.say(&say::this(what)),
            When::Offset(0) => self.say(&say::years_before(what, 0)),
            When::Offset(-1) => self.say(&say::last(what)),
            When::Offset(years) => self.say(&say::years_before(what, -years)),
            When::Year(year) => self.say(&say::of_year(what, year)),
        };
        self.under(what, under)
    }

    /// Under whose rules receipts are shared, where that is said.
    fn under(self, what: String, under: Option<When>) -> String {
        self.say(&match under {
            None => return what,
            Some(When::Now | When::This) => say::under_this(what),
            Some(When::Offset(-1)) => say::under_last(what),
            Some(When::Offset(years)) => say::under_before(what, -years),
            Some(When::Year(year)) => say::under_year(what, year),
        })
    }

    /// A part of receipts.
    pub(super) fn part_of(self, of: Of, items: &str) -> String {
        let of = match of {
            Of::Gross => "gross",
            Of::Local => "local",
            Of::Rest => return self.say(&words::rest_of_items(items)),
            Of::Upper => "upper",
            Of::Town => "town",
            Of::County => "county",
        };
        self.say(&words::of_items(words::part_of_receipts(of).in_lang(self.lang), items))
    }

    /// A factor reads as a ratio, or as a number where it is a whole one.
    fn factor(self, ratio: &RatioValue, rule: &Rule) -> String {
        match ratio {
            RatioValue::Fixed(ratio) if ratio.value.q() == 1 => ratio.value.p().to_string().replace('-', "−"),
            _ => self.ratio(ratio, rule),
        }
    }

    fn growing(self, growing: &Growing, rule: &Rule) -> String {
        let Growing { from, by } = growing;
        let rates = match by {
            Growth::Follows(follows) => return self.follows(*from, follows, rule),
            Growth::Data(name) => {
                let rate = self.say(&say::up_by(self.own_ratio(&name.value)));
                return self.say(&say::grows(from, rate));
            }
            Growth::Rate(rates) => rates,
        };
        let runs: Vec<String> =
            rates.iter().map(|(years, rate)| self.rate(&self.years(years), rate.value)).collect();
        self.say(&say::grows(from, words::clauses(&runs, self.lang)))
    }

    /// A rate of growth, in the years where it holds.
    fn rate(self, years: &str, rate: Ratio) -> String {
        let growth = self.say(&match rate.p().signum() {
            0 => say::no_growth(),
            1 => say::up_by(shown(rate)),
            _ => say::down_by(shown(rate).replace('−', "")),
        });
        if years.is_empty() { growth } else { self.say(&say::in_years(years, growth)) }
    }

    fn follows(self, from: Year, follows: &Follows, rule: &Rule) -> String {
        let Follows { items, of, under, coefficient } = follows;
        let receipts = self.under(self.part_of(*of, &self.items(items)), *under);
        self.say(&match coefficient {
            RatioValue::Fixed(ratio) => say::follows(from, receipts, plain(ratio.value)),
            own @ (RatioValue::Data(_) | RatioValue::Measured(_)) => {
                say::follows_own(from, receipts, self.ratio(own, rule))
            }
        })
    }
}

/// Whether an amount may come out below zero, so that it must be said what then happens.
pub(super) fn may_turn(amount: &Amount) -> bool {
    let is_held_up = |least: &Amount| matches!(least.measure, Measure::Fixed(money) if money.fen() >= 0);
    if amount.at_least.as_deref().is_some_and(is_held_up) && amount.at_most.is_none() {
        return false;
    }
    let below_zero = matches!(amount.measure, Measure::Fixed(money) if money.fen() < 0);
    below_zero || amount.less.is_some() || matches!(amount.measure, Measure::Line(_))
}

/// A coefficient as a plain number: `0.3`; a fraction where that does not end.
fn plain(ratio: Ratio) -> String {
    let per_cent = ratio.over(Ratio::whole(100)).map(|ratio| ratio.to_string());
    let number = per_cent.as_deref().and_then(|text| text.strip_suffix('%'));
    number.map_or_else(|| format!("{}/{}", ratio.p(), ratio.q()), str::to_owned).replace('-', "−")
}
