//! A regime as one page of words (体制说明): as of a year, who shares what, who hands up what, by which document.
//!
//! Nothing of a rule is left out: types are taken apart field by field, so that a new one asks here for its words.

mod amount;
mod guarantee;
mod items;
mod ratio;
mod rule;
mod split;
mod towns;

use super::page::{Block, Item, Page};
use crate::book::Book;
use crate::num::Year;
use crate::regime::{Regime, Rule, Verb};
use crate::text::{Lang, Words, regime as say};

/// Whose regime is told, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct RegimeOf<'a> {
    /// The regime, with what a scenario changed in it.
    pub regime: &'a Regime,
    /// The scenario's name, where it is one's.
    pub scenario: Option<&'a Words>,
    /// The book: its towns, their own numbers, its names of items. None where a rule is told by itself.
    pub book: Option<&'a Book>,
    /// As of which year.
    pub year: Year,
    /// Language.
    pub lang: Lang,
}

/// The sections of a page, in the order in which the verbs act.
const SECTIONS: [Section; 4] = [
    Section {
        holds: |verb| matches!(verb, Verb::Statute(_)),
        heading: say::statute_heading,
        intro: Some(say::statute_intro),
    },
    Section { holds: |verb| matches!(verb, Verb::Split(_)), heading: say::split_heading, intro: None },
    Section { holds: |verb| matches!(verb, Verb::Sum(_)), heading: say::sum_heading, intro: None },
    Section {
        holds: |verb| matches!(verb, Verb::Guarantee(_)),
        heading: say::guarantee_heading,
        intro: Some(say::guarantee_intro),
    },
];

/// The rules of one verb.
struct Section {
    holds: fn(&Verb) -> bool,
    heading: fn() -> Words,
    intro: Option<fn() -> Words>,
}

/// The page of a regime.
#[must_use]
pub fn regime(of: RegimeOf) -> Page {
    let (active, idle): (Vec<_>, Vec<_>) = of.in_order().into_iter().partition(|rule| of.acts(rule));
    let mut blocks = vec![Block::Text(of.as_of())];
    blocks.extend(of.documents(&active).map(Block::Text));
    let mut sections: Vec<(Words, Option<Words>, Vec<Item>)> = Vec::new();
    for section in &SECTIONS {
        let holds = |rule: &&&Rule| (section.holds)(&of.version(rule).verb);
        let items: Vec<Item> = active.iter().filter(holds).map(|rule| of.rule(rule)).collect();
        sections.push(((section.heading)(), section.intro.map(|intro| intro()), items));
    }
    sections.push((say::idle_heading(of.year), None, idle.iter().map(|rule| of.rule(rule)).collect()));
    let told = sections.into_iter().filter(|(.., items)| !items.is_empty());
    for (at, (heading, intro, items)) in told.enumerate() {
        blocks.push(Block::Heading(of.say(&say::heading(at, &heading))));
        blocks.extend(intro.map(|intro| Block::Text(of.say(&intro))));
        blocks.push(Block::Steps(items));
    }
    blocks.push(Block::Text(of.say(&say::rounding())));
    Page { title: of.say(&say::page_title(of.regime.title.in_lang(of.lang))), blocks }
}

/// What the rules of a regime say, one by one, without heading and documents.
#[must_use]
pub fn rules_in_words(of: RegimeOf) -> Vec<Item> {
    of.in_order().into_iter().map(|rule| of.rule(rule)).collect()
}

impl<'a> RegimeOf<'a> {
    fn say(self, words: &Words) -> String {
        words.in_lang(self.lang).to_owned()
    }

    fn as_of(self) -> String {
        let book = self.book.map_or("", |book| book.name.in_lang(self.lang));
        self.say(&match self.scenario {
            Some(scenario) => say::as_of_scenario(self.year, book, scenario.in_lang(self.lang)),
            None => say::as_of(self.year, book),
        })
    }

    /// The documents on which these rules rest, each once.
    fn documents(self, rules: &[&Rule]) -> Option<String> {
        let mut documents: Vec<String> = Vec::new();
        // A rule may rest on several: `甲、乙`.
        let references = rules.iter().filter_map(|rule| rule.reference.as_ref());
        for document in references.flat_map(|reference| reference.split('、')) {
            if !documents.iter().any(|other| other == document) {
                documents.push(document.to_owned());
            }
        }
        let list = say::row(&documents, self.lang);
        (!documents.is_empty()).then(|| self.say(&say::documents(list)))
    }

    /// The rules in the order in which they apply: a replacement stands where the replaced rule stood.
    fn in_order(self) -> Vec<&'a Rule> {
        let rules = &self.regime.rules;
        let position = |rule: &Rule| {
            let stands_for = rule.replaces.as_ref().map_or(&rule.id, |replaced| &replaced.value);
            rules.iter().position(|other| other.id == *stands_for)
        };
        let mut list: Vec<&Rule> = rules.iter().collect();
        list.sort_by_key(|rule| position(rule));
        list
    }

    /// Whether a rule is in force in the year, and no other stands in for all of it.
    fn acts(self, rule: &'a Rule) -> bool {
        let stands_in = |other: &&'a Rule| {
            other.replaces.as_ref().is_some_and(|replaced| replaced.value == rule.id)
                && other.version_at(self.year).is_some()
        };
        rule.version_at(self.year).is_some()
            && !self.regime.rules.iter().filter(stands_in).any(|other| self.replaces_all(other, rule))
    }
}
