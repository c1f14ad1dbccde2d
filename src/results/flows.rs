//! The postings of a plan by moment, and each party's account of them: + received, − paid.

use std::collections::BTreeMap;

use crate::lab::Outcome;
use crate::plan::{LabelId, Moment, Party, Posting, PostingLine, SlotId};

/// What stands under one heading of a party's account: the slots that make it up, those that are paid among them.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Whose account.
    pub party: Party,
    /// The line.
    pub line: PostingLine,
    /// The rule, fund or category; budget codes are added up under their line.
    pub label: Option<LabelId>,
    /// The amounts, and whether the party pays them.
    terms: Vec<(SlotId, bool)>,
}

/// The flows of one scenario, by moment.
pub struct Flows<'a> {
    outcome: &'a Outcome,
    by_moment: BTreeMap<Moment, Vec<&'a Posting>>,
}

impl<'a> Flows<'a> {
    /// Gathers the postings.
    pub fn of(outcome: &'a Outcome) -> Self {
        let mut by_moment: BTreeMap<Moment, Vec<&Posting>> = BTreeMap::new();
        for posting in &outcome.compiled.plan.postings {
            by_moment.entry(posting.at).or_default().push(posting);
        }
        Self { outcome, by_moment }
    }

    /// The postings at a moment, in the order in which they were posted.
    pub fn at(&self, at: Moment) -> &[&'a Posting] {
        self.by_moment.get(&at).map_or(&[], Vec::as_slice)
    }

    /// What a town's posting comes to; `None` where it is not known.
    pub fn amount(&self, slot: SlotId, town: usize) -> Option<i64> {
        let known = self.outcome.compiled.plan.slot(slot).known.holds(town);
        known.then(|| self.outcome.values.at(slot, town))
    }

    /// The headings of all parties' accounts at a moment: by party, line and label.
    pub fn entries(&self, at: Moment) -> Vec<Entry> {
        let plan = &self.outcome.compiled.plan;
        let mut entries: BTreeMap<(Party, PostingLine, Option<&str>), Entry> = BTreeMap::new();
        for posting in self.at(at) {
            let text = plan.label(posting.label);
            let label = (!text.starts_with(|first: char| first.is_ascii_digit())).then_some(posting.label);
            for (party, pays) in [(posting.payer, true), (posting.receiver, false)] {
                let entry = entries.entry((party, posting.line, label.map(|_| text)));
                let line = posting.line;
                let entry = entry.or_insert_with(|| Entry { party, line, label, terms: Vec::new() });
                entry.terms.push((posting.slot, pays));
            }
        }
        entries.into_values().collect()
    }

    /// What an entry comes to for a town, as far as it is known.
    pub fn total(&self, entry: &Entry, town: usize) -> i64 {
        let signed = |(slot, pays): &(SlotId, bool)| {
            let amount = self.amount(*slot, town).unwrap_or(0);
            if *pays { -amount } else { amount }
        };
        entry.terms.iter().map(signed).sum()
    }
}
