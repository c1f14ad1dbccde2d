//! One rule in words: its name, what it says, its document, when it is in force, and each town's own numbers.

use super::RegimeOf;
use super::amount::may_turn;
use crate::book::{Code, classification};
use crate::num::{Ratio, Year, YearRange};
use crate::regime::{Measure, Rule, Statute, Sum, Verb, Version};
use crate::text::regime as say;
use crate::view::page::{Block, Item};

impl<'a> RegimeOf<'a> {
    /// A rule with all that it says.
    pub(super) fn rule(self, rule: &'a Rule) -> Item {
        let Rule { id, title, reference, until, replaces, covers, towns, versions, place: _ } = rule;
        let version = self.version(rule);
        let mut blocks = self.verb(&version.verb, rule);
        if let Verb::Sum(sum) = &version.verb
            && !covers.patterns.is_empty()
            && !matches!(sum.amount.measure, Measure::Covered(_))
        {
            self.add(vec![self.say(&say::covers(self.items_counted(covers)))], &mut blocks);
        }
        let mut about: Vec<String> = Vec::new();
        about.extend(reference.as_ref().map(|text| self.say(&say::reference(text))));
        if !towns.is_empty() {
            about.push(self.say(&say::only_towns(self.towns(rule))));
        }
        about.push(self.in_force(version.since, end_of(version, versions, *until)));
        about.extend(replaces.as_ref().map(|other| self.say(&say::replaces(self.named(&other.value)))));
        about.extend(self.replaced(rule));
        if self.regime.headline.as_ref().is_some_and(|headline| headline.value == *id) {
            about.push(self.say(&say::headline()));
        }
        self.add(about, &mut blocks);
        let others: Vec<Item> = versions
            .iter()
            .filter(|other| other.since != version.since)
            .map(|other| self.other(other, rule))
            .collect();
        if !others.is_empty() {
            blocks.push(Block::Items(others));
        }
        blocks.extend(self.own_numbers(rule));
        Item { text: self.say(&say::rule_name(title.in_lang(self.lang), id)), blocks }
    }

    /// What the rule says in the year; before its first year and after its last what it then says or said.
    pub(super) fn version(self, rule: &Rule) -> &Version {
        let at = rule.versions.partition_point(|version| version.since <= self.year);
        &rule.versions[at.max(1) - 1]
    }

    /// A rule by its name.
    pub(super) fn named(self, id: &str) -> String {
        let title = self.regime.rule(id).map_or(id, |rule| rule.title.in_lang(self.lang));
        self.say(&say::named_rule(title, id))
    }

    /// Whether a replacement takes over all that the other rule covers.
    pub(super) fn replaces_all(self, other: &'a Rule, rule: &'a Rule) -> bool {
        let items = self.items_of_book();
        let covered: Vec<&Code> = items.iter().filter(|item| rule.covers.holds(item)).collect();
        let codes = |rule: &'a Rule| rule.covers.patterns.iter().map(|(code, out, _)| (code, out));
        let all_items = other.covers.patterns.is_empty()
            || codes(other).eq(codes(rule))
            || (!covered.is_empty() && covered.iter().all(|item| other.covers.holds(item)));
        all_items && self.speaks_for(other, rule)
    }

    /// Whether a rule holds for all towns that another holds for.
    fn speaks_for(self, other: &Rule, rule: &Rule) -> bool {
        let same = |one: &str, two: &str| one == two || self.town_name(one) == self.town_name(two);
        let names = |name: &str| other.towns.iter().any(|town| same(&town.value, name));
        let all = || match self.book {
            Some(book) => book.towns.iter().all(|town| names(&town.id)),
            None => false,
        };
        other.towns.is_empty()
            || if rule.towns.is_empty() { all() } else { rule.towns.iter().all(|town| names(&town.value)) }
    }

    fn verb(self, verb: &Verb, rule: &Rule) -> Vec<Block> {
        match verb {
            Verb::Statute(statute) => vec![Block::Text(self.statute(statute, rule))],
            Verb::Split(split) => opened(self.split(split, rule)),
            Verb::Sum(sum) => self.sum(sum, rule),
            Verb::Guarantee(guarantee) => opened(self.guarantee(guarantee, rule)),
        }
    }

    fn statute(self, statute: &Statute, rule: &Rule) -> String {
        let Statute { shares } = statute;
        let items = self.opening(&self.items_counted(&rule.covers));
        let list: Vec<String> = shares
            .iter()
            .map(|(tier, share)| self.say(&say::tier_takes(self.party(tier.name()), share.value)))
            .collect();
        let taken = shares.iter().try_fold(Ratio::ZERO, |sum, (_, share)| sum.plus(share.value));
        let list = say::clauses(&list, self.lang);
        self.say(&match taken.and_then(|taken| Ratio::ONE.minus(taken)) {
            _ if shares.is_empty() => say::tiers_take_nothing(items),
            None | Some(Ratio::ZERO) => say::tiers_take_all(items, list),
            Some(rest) => say::tiers_take(items, list, rest),
        })
    }

    fn sum(self, sum: &Sum, rule: &Rule) -> Vec<Block> {
        let Sum { up, amount, code, with } = sum;
        let (town, other) = (self.party("town"), self.party(with.name()));
        let said = self.amount(amount, rule);
        let item = if *up {
            said.line(
                |amount| self.say(&say::sum_up(&town, &other, amount)),
                || self.say(&say::sum_up_steps(&town, &other)),
            )
        } else {
            said.line(
                |amount| self.say(&say::sum_down(&other, &town, amount)),
                || self.say(&say::sum_down_steps(&other, &town)),
            )
        };
        let mut more: Vec<String> = Vec::new();
        if may_turn(amount) {
            let turn = if *up { say::turns_to_down(&town, &other) } else { say::turns_to_up(&town, &other) };
            more.push(self.say(&turn));
        }
        more.extend(code.as_ref().map(|code| match classification::name(code, self.lang) {
            Some(name) => self.say(&say::books_as(code, name)),
            None => self.say(&say::books_as_code(code)),
        }));
        let mut blocks = opened(item);
        self.add(more, &mut blocks);
        blocks
    }

    /// More sentences: in the paragraph before where there is one, else in a new one.
    fn add(self, mut sentences: Vec<String>, blocks: &mut Vec<Block>) {
        if let [.., Block::Text(text)] = &blocks[..] {
            sentences.insert(0, text.clone());
            blocks.pop();
        }
        if !sentences.is_empty() {
            blocks.push(Block::Text(say::sentences_of(&sentences, self.lang)));
        }
    }

    fn in_force(self, since: Year, until: Option<Year>) -> String {
        self.say(&match until {
            None if since > self.year => say::will_be_since(since),
            None => say::since(since),
            Some(until) if until == since => say::only_in(since),
            Some(until) => say::since_until(since, until),
        })
    }

    /// What stands in for a rule, and when.
    fn replaced(self, rule: &'a Rule) -> Vec<String> {
        let stands_in =
            |other: &&Rule| other.replaces.as_ref().is_some_and(|replaced| replaced.value == rule.id);
        let one = |other: &'a Rule| {
            let first = other.versions.first().map_or(Year::FIRST, |version| version.since);
            let years =
                self.opening(&self.years(YearRange { first, last: other.until.unwrap_or(Year::LAST) }));
            let named = self.named(&other.id);
            let scope = self.scope(other);
            self.say(&if self.replaces_all(other, rule) {
                say::replaced_by(years, named)
            } else {
                say::replaced_for(years, scope, named)
            })
        };
        self.regime.rules.iter().filter(stands_in).map(one).collect()
    }

    /// The items and towns of a rule that has some only.
    fn scope(self, rule: &Rule) -> String {
        let mut scope = Vec::new();
        if !rule.covers.patterns.is_empty() {
            scope.push(self.items(&rule.covers));
        }
        if !rule.towns.is_empty() {
            scope.push(self.towns(rule));
        }
        say::row(&scope, self.lang)
    }

    /// What a rule says in other years.
    fn other(self, version: &Version, rule: &Rule) -> Item {
        let last = end_of(version, &rule.versions, rule.until).unwrap_or(Year::LAST);
        let years = self.opening(&self.years(YearRange { first: version.since, last }));
        let mut blocks = self.verb(&version.verb, rule).into_iter();
        let says = match blocks.next() {
            Some(Block::Text(text)) => text,
            _ => String::new(),
        };
        Item { text: self.say(&say::otherwise(years, says)), blocks: blocks.collect() }
    }
}

/// The last year in which a version holds.
fn end_of(version: &Version, versions: &[Version], until: Option<Year>) -> Option<Year> {
    let next = versions.iter().map(|other| other.since).find(|since| *since > version.since);
    let last = next.map(|since| since.plus(-1));
    match (last, until) {
        (Some(last), Some(until)) => Some(last.min(until)),
        (last, until) => last.or(until),
    }
}

/// A line with what belongs to it, as blocks of a rule.
fn opened(item: Item) -> Vec<Block> {
    std::iter::once(Block::Text(item.text)).chain(item.blocks).collect()
}
