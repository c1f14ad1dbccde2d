//! One grammar of keys: every number that a scenario or its regime holds, by name.
//!
//! The same walk lists the keys and sets one, so what `caili keys` shows is what `--set` takes.

mod staff;
mod verb;

use super::parts::count_in;
use super::{Rates, Scenario};
use crate::num::{Dated, Money, Ratio, Year};
use crate::problem::{Placed, Problem, Problems, nearest};
use crate::regime::read::{check_growth, read_ratio_text};
use crate::regime::{RatioValue, unknown_rule};
use crate::text::{Words, problems as say};
use staff::{BEARS, ELEMENT_GROWTH, is_bears};
use verb::walk_verb;

/// The number behind a key, to be read or changed.
#[derive(Debug)]
pub enum KeyValue<'a> {
    /// A share: 0–100 %.
    Share(&'a mut RatioValue),
    /// A share that is never a town's own.
    PlainShare(&'a mut Placed<Ratio>),
    /// A rate of growth or a change.
    Rate(&'a mut Placed<Ratio>),
    /// A rate by years.
    Rates(&'a mut Dated<Placed<Ratio>>),
    /// A sum of money.
    Amount(&'a mut Money),
    /// A number of posts.
    Count(&'a mut Placed<i64>),
    /// A number of years.
    Years(&'a mut Placed<i64>),
}

/// In what a key's value is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUnit {
    /// Per cent, 0 to 100.
    Share,
    /// Per cent a year, or once.
    Rate,
    /// Yuan, with its unit.
    Amount,
    /// Posts.
    Count,
    /// Years.
    Years,
}

impl KeyValue<'_> {
    /// Its unit.
    #[must_use]
    pub const fn unit(&self) -> KeyUnit {
        match self {
            Self::Share(_) | Self::PlainShare(_) => KeyUnit::Share,
            Self::Rate(_) | Self::Rates(_) => KeyUnit::Rate,
            Self::Amount(_) => KeyUnit::Amount,
            Self::Count(_) => KeyUnit::Count,
            Self::Years(_) => KeyUnit::Years,
        }
    }

    /// Its value as it would be typed.
    #[must_use]
    pub fn show(&self) -> String {
        match self {
            Self::Share(RatioValue::Fixed(ratio)) => ratio.value.to_string(),
            Self::Share(RatioValue::Data(name)) => format!("{{ data = \"{}\" }}", name.value),
            Self::Share(RatioValue::Measured(_)) => "{ part, of }".to_owned(),
            Self::PlainShare(ratio) | Self::Rate(ratio) => ratio.value.to_string(),
            Self::Rates(rates) => show_rates(rates),
            Self::Amount(money) => format!("{}万元", money.exact(crate::num::Unit::Wan)),
            Self::Count(count) | Self::Years(count) => count.value.to_string(),
        }
    }

    fn set(&mut self, text: &Placed<String>, problems: &mut Problems) {
        let place = text.place.clone();
        match self {
            Self::Share(value) => {
                if let Some(ratio) = parse_ratio(text, true, problems) {
                    **value = RatioValue::Fixed(Placed { value: ratio, place });
                }
            }
            Self::PlainShare(value) => {
                if let Some(ratio) = parse_ratio(text, true, problems) {
                    **value = Placed { value: ratio, place };
                }
            }
            Self::Rate(value) => {
                if let Some(ratio) = parse_ratio(text, false, problems) {
                    **value = Placed { value: ratio, place };
                }
            }
            Self::Rates(value) => {
                if let Some(ratio) = parse_ratio(text, false, problems)
                    && check_growth(ratio, text, problems)
                {
                    **value = Dated::always(Placed { value: ratio, place });
                }
            }
            Self::Amount(value) => match Money::parse_with_unit(&text.value) {
                Ok(money) => **value = money,
                Err(_) => problems.push(
                    Problem::error("R19", place, say::not_an_amount(&text.value)).hint(say::amount_hint()),
                ),
            },
            Self::Count(value) | Self::Years(value) => match count_in(&text.value) {
                Some(count) => **value = Placed { value: count, place },
                None => problems.push(
                    Problem::error("S07", place, say::not_a_count(&text.value)).hint(say::count_hint()),
                ),
            },
        }
    }
}

/// What the keys of rates begin with; of them there may be more than a scenario states.
const RATES: [&str; 5] = ["growth.", "transfers.", "spending.", ELEMENT_GROWTH, BEARS];

/// The rates of what a misspelt key names behind its last dot.
fn rates_like(key: &str) -> impl Iterator<Item = String> {
    let of = key.rsplit_once('.').map(|(_, of)| of.to_owned());
    of.into_iter().flat_map(|of| RATES.map(|table| format!("{table}{of}")))
}

fn show_rates(rates: &Dated<Placed<Ratio>>) -> String {
    let runs: Vec<String> = rates
        .iter()
        .map(|(years, rate)| match years.to_string().as_str() {
            ".." => rate.value.to_string(),
            years => format!("{years}: {}", rate.value),
        })
        .collect();
    runs.join(", ")
}

fn parse_ratio(text: &Placed<String>, share: bool, problems: &mut Problems) -> Option<Ratio> {
    let ratio = read_ratio_text(&text.value, &text.place, problems)?;
    if share && !ratio.is_share() {
        let problem = Problem::error("R10", text.place.clone(), say::not_a_share(ratio));
        problems.push(problem.hint(say::share_hint()));
        return None;
    }
    Some(ratio)
}

impl Scenario {
    /// Every key with its title, as the rules stand in `year`.
    pub fn walk(&mut self, year: Year, visit: &mut dyn FnMut(&str, &Words, KeyValue)) {
        for rule in &mut self.regime.rules {
            if rule.until.is_some_and(|until| year > until) {
                continue;
            }
            let title = rule.title.clone();
            let Some(version) = rule.versions.iter_mut().rfind(|version| version.since <= year) else {
                continue;
            };
            let id = rule.id.clone();
            walk_verb(&mut version.verb, &mut |name, value| visit(&format!("{id}.{name}"), &title, value));
        }
        for (table, rates) in [
            ("growth", &mut self.growth),
            ("transfers", &mut self.transfers),
            ("spending", &mut self.spending),
        ] {
            for (code, rate) in rates {
                visit(&format!("{table}.{code}"), &Words::same(code), KeyValue::Rates(rate));
            }
        }
        if let Some(rate) = &mut self.pay_growth {
            visit("staffing.pay_growth", &say::key_pay_growth(), KeyValue::Rates(rate));
        }
        self.walk_staff(year, visit);
        for shock in &mut self.shocks {
            visit(&format!("shock.{}.size", shock.id), &shock.title, KeyValue::Rate(&mut shock.size));
        }
        for fund in &mut self.funds {
            visit(&format!("fund.{}.amount", fund.id), &fund.title, KeyValue::Amount(&mut fund.amount.value));
        }
        self.walk_debt(visit);
    }

    /// Every key and its value as it would be typed, as the rules stand in `year`.
    #[must_use]
    pub fn numbers(&self, year: Year) -> Vec<(String, String)> {
        let mut numbers = Vec::new();
        self.clone().walk(year, &mut |key, _, value| numbers.push((key.to_owned(), value.show())));
        numbers
    }

    /// Whether a key names a number of this scenario, or a rate that it could state.
    #[must_use]
    pub fn has_key(&self, key: &str, year: Year) -> bool {
        let is_rate = RATES.iter().any(|table| key.starts_with(table));
        let mut found = is_rate || key == "town_share" || key == "staffing.pay_growth";
        if !found {
            self.clone().walk(year, &mut |candidate, _, _| found |= candidate == key);
        }
        found
    }

    /// Sets a key; a rule's number from `since` on, so that what it was before stays as it was.
    pub fn set(
        &mut self,
        key: &Placed<String>,
        value: &Placed<String>,
        since: Year,
        problems: &mut Problems,
    ) {
        let Some(name) = self.unalias(key, since, problems) else { return };
        if let Some((id, _)) = name.split_once('.')
            && self.regime.names(id)
            && !self.version_from(id, key, since, problems)
        {
            return;
        }
        self.open_rate(&name, value);
        self.open_bears(&name, value, since);
        let mut known: Vec<String> = Vec::new();
        let mut found = false;
        for year in self.version_years(&name, since) {
            self.walk(year, &mut |candidate, _, mut number| {
                if candidate == name {
                    found = true;
                    number.set(value, problems);
                } else {
                    known.push(candidate.to_owned());
                }
            });
        }
        if !found {
            known.extend(rates_like(&name));
            let hint = nearest(&name, known.iter().map(String::as_str))
                .map_or_else(say::list_keys_hint, say::did_you_mean);
            problems.push(
                Problem::error("S20", key.place.clone(), say::unknown_parameter(&key.value)).hint(hint),
            );
        }
    }

    /// The years from which versions of the key's rule hold, from `since` on: what is set holds in later versions too.
    fn version_years(&self, name: &str, since: Year) -> Vec<Year> {
        let rule = name.split_once('.').and_then(|(id, _)| self.regime.rule(id));
        let later = rule.into_iter().flat_map(|rule| &rule.versions).map(|version| version.since);
        let of_bears = self.bears.iter().filter(|bears| is_bears(name, bears)).map(|bears| bears.since);
        let later = later.chain(of_bears);
        std::iter::once(since).chain(later.filter(|year| *year > since)).collect()
    }

    /// Short names: `town_share` is the headline rule's ratio of the town.
    fn unalias(&self, key: &Placed<String>, since: Year, problems: &mut Problems) -> Option<String> {
        if key.value != "town_share" {
            return Some(staff::with_category_kept(&key.value));
        }
        let Some(headline) = &self.regime.headline else {
            problems.push(
                Problem::error("S21", key.place.clone(), say::no_headline()).hint(say::no_headline_hint()),
            );
            return None;
        };
        if !self.regime.names(&headline.value) {
            problems.push(unknown_rule(headline, &self.regime));
            return None;
        }
        let named = format!("{}.town", headline.value);
        let mut own: Vec<String> = Vec::new();
        let begins = format!("{}.", headline.value);
        self.clone().walk(since, &mut |key, _, _| {
            own.extend(key.starts_with(&begins).then(|| key.to_owned()));
        });
        // A rule that is not in force then has no numbers at all, which is told of it elsewhere.
        if own.is_empty() || own.contains(&named) {
            return Some(named);
        }
        let message = say::headline_without_town(&headline.value);
        let problem = Problem::error("S24", key.place.clone(), message);
        problems.push(problem.hint(say::headline_without_town_hint(own.join("`, `"))));
        None
    }

    /// Gives the rule a version of its own from a year on, so that setting a number leaves earlier years alone. False where
    /// the rule has no numbers then.
    fn version_from(&mut self, id: &str, key: &Placed<String>, since: Year, problems: &mut Problems) -> bool {
        let Some(rule) = self.regime.rules.iter_mut().find(|rule| rule.id == id) else { return false };
        let Some(mut version) = rule.version_at(since).cloned() else {
            problems.push(
                Problem::error("S22", key.place.clone(), say::rule_not_in_force(id, since))
                    .hint(say::list_keys_hint()),
            );
            return false;
        };
        version.since = since;
        version.place = key.place.clone();
        rule.put_version(version);
        true
    }

    /// A rate for a code that had none of its own is a new entry; whether the code exists is checked with the book.
    fn open_rate(&mut self, name: &str, value: &Placed<String>) {
        if let Some(element) = name.strip_prefix(ELEMENT_GROWTH) {
            let zero = Placed { value: Ratio::ZERO, place: value.place.clone() };
            self.element_growth.entry(element.to_owned()).or_insert_with(|| Dated::always(zero));
            return;
        }
        let Some((table, code)) = name.split_once('.') else { return };
        let rates: &mut Rates = match table {
            "growth" => &mut self.growth,
            "transfers" => &mut self.transfers,
            "spending" => &mut self.spending,
            "staffing" if code == "pay_growth" => {
                let zero = Placed { value: Ratio::ZERO, place: value.place.clone() };
                self.pay_growth.get_or_insert_with(|| Dated::always(zero));
                return;
            }
            _ => return,
        };
        rates
            .entry(code.to_owned())
            .or_insert_with(|| Dated::always(Placed { value: Ratio::ZERO, place: value.place.clone() }));
    }
}
