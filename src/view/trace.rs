//! One number as a tree: how it came about, step by step, down to the cells of the accounts.
//!
//! The tree is read off the same steps that compute; nothing is worked out here.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::book::{Book, Code, classification};
use crate::lab::Outcome;
use crate::num::{Money, Ratio, Unit, grouped};
use crate::plan::{
    Column, Moment, Op, OriginId, ParamId, PostingLine, Row, Slot, SlotId, Term, Weights, What,
};
use crate::text::{Lang, labels, trace as say};

/// A number and what it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What it is.
    pub name: String,
    /// How much, exactly, in 万元; the sign with which it counts above is part of it.
    pub amount: String,
    /// The step that made it: `9,866.82 × 40%`.
    pub step: String,
    /// The rule, and the place where rule, ratio or figure was written.
    pub origin: String,
    /// What it was made of; what is 0 is left out.
    pub parts: Vec<Self>,
    /// How many parts of 0 were left out.
    pub zeros: usize,
}

/// The line of a statement or of the county's side, for one town.
#[derive(Clone, Copy, Debug)]
pub struct TraceOf<'a> {
    /// The scenario worked out.
    pub outcome: &'a Outcome,
    /// The town.
    pub town: usize,
    /// Language.
    pub lang: Lang,
}

/// Traces a line at a moment; `None` where the statement has no such line then, or it is unknown.
#[must_use]
pub fn trace(of: TraceOf, line: PostingLine, at: Moment) -> Option<Trace> {
    let plan = &of.outcome.compiled.plan;
    let slot = slot_of(of.outcome, line, at)?;
    let root = Term { slot, negative: false };
    plan.slot(slot).known.holds(of.town).then(|| of.node(root, at, &mut BTreeSet::new()))
}

/// Traces a line over all towns of a book, each a branch; `None` where it is unknown for any of them.
#[must_use]
pub fn trace_of_all(
    outcome: &Outcome,
    book: &Book,
    line: PostingLine,
    at: Moment,
    lang: Lang,
) -> Option<Trace> {
    let slot = slot_of(outcome, line, at)?;
    let branch = |(town, known): (usize, &crate::book::Town)| {
        let of = TraceOf { outcome, town, lang };
        trace(of, line, at).map(|trace| Trace { name: known.name.in_lang(lang).to_owned(), ..trace })
    };
    let parts: Vec<Trace> = book.towns.iter().enumerate().map(branch).collect::<Option<_>>()?;
    let values = outcome.values.lanes(slot);
    Some(Trace {
        name: labels::over_all_towns(labels::line(line.name(), lang)).in_lang(lang).to_owned(),
        amount: exact(Money::from_fen(values.iter().sum())),
        step: String::new(),
        origin: String::new(),
        zeros: 0,
        parts,
    })
}

/// The slot of a line: the statement's row, or the county's side of it.
fn slot_of(outcome: &Outcome, line: PostingLine, at: Moment) -> Option<SlotId> {
    let plan = &outcome.compiled.plan;
    match line {
        PostingLine::Town(line) => {
            let is_whole = |row: &&Row| row.label.is_none() && row.purse.is_none();
            let mut rows = plan.rows.iter().filter(is_whole);
            rows.find(|row| row.at == at && row.line == line).map(|row| row.slot)
        }
        PostingLine::County(line) => {
            let is_it = |slot: &Slot| slot.at == at && slot.what == What::County(line);
            plan.iter().find(|(_, slot)| is_it(slot)).map(|(id, _)| id)
        }
    }
}

impl TraceOf<'_> {
    /// The tree under a slot, seen from the moment above it. What was told in full once is not told again.
    fn node(self, term: Term, above: Moment, told: &mut BTreeSet<SlotId>) -> Trace {
        let plan = &self.outcome.compiled.plan;
        let slot = plan.slot(term.slot);
        let mut terms = Vec::new();
        if told.insert(term.slot) {
            slot.op.operands().into_iter().for_each(|operand| self.flatten(operand, &mut terms));
        }
        let all = terms.len();
        terms.retain(|operand| self.value(operand.slot) != 0);
        let parts: Vec<Trace> = terms.iter().map(|operand| self.node(*operand, slot.at, told)).collect();
        Trace {
            name: self.name(term.slot, above),
            amount: self.amount(term),
            step: self.step(&slot.op),
            origin: self.origin(slot.origin, &slot.op),
            zeros: all - parts.len(),
            parts,
        }
    }

    /// A sum inside a sum that has no name of its own, and what only passes an amount on, is told as its parts.
    fn flatten(self, term: Term, terms: &mut Vec<Term>) {
        let slot = self.outcome.compiled.plan.slot(term.slot);
        match (&slot.op, slot.what) {
            (Op::Sum(inner), What::Interim) => {
                for part in inner {
                    let part = Term { slot: part.slot, negative: part.negative != term.negative };
                    self.flatten(part, terms);
                }
            }
            // Of two amounts for different towns, this town's.
            (Op::Pick { towns, yes, no }, _) => {
                let slot = if towns[self.town] { *yes } else { *no };
                self.flatten(Term { slot, ..term }, terms);
            }
            // One tier above the county is all the tiers there are.
            (Op::Sum(inner), What::Part(..)) if inner.len() == 1 && !inner[0].negative => {
                self.flatten(Term { slot: inner[0].slot, ..term }, terms);
            }
            (Op::Positive { x, .. }, _) => self.flatten(Term { slot: *x, ..term }, terms),
            _ => terms.push(term),
        }
    }

    fn value(self, slot: SlotId) -> i64 {
        self.outcome.values.at(slot, self.town)
    }

    fn amount(self, term: Term) -> String {
        let fen = if term.negative { -self.value(term.slot) } else { self.value(term.slot) };
        exact(Money::from_fen(fen))
    }

    fn step(self, op: &Op) -> String {
        match op {
            Op::Scale { x, by } => {
                let x = exact(Money::from_fen(self.value(*x)));
                format!("{x} × {}", shown(self.ratio(*by)))
            }
            Op::Follow { x, now, before, by } => {
                let [x, now, before] = [x, now, before].map(|slot| exact(Money::from_fen(self.value(*slot))));
                format!("{x} × (1 + {} × ({now} ÷ {before} − 1))", decimal(self.ratio(*by)))
            }
            Op::Portion { x, part, of, at_least, at_most } => {
                let [x, part, of] = [x, part, of].map(|slot| exact(Money::from_fen(self.value(*slot))));
                let mut step = format!("{x} × {part} ÷ {of}");
                for (sign, bound) in [('\u{2265}', at_least), ('\u{2264}', at_most)] {
                    if let Some(bound) = bound {
                        let _ = write!(step, " ({sign} {})", shown(self.ratio(*bound)));
                    }
                }
                step
            }
            Op::Total(x) => self.over_towns(*x),
            Op::Allocate { total, by } => {
                let total = exact(Money::from_fen(self.value(*total)));
                self.words(&say::allocated(total, self.weight(*by)))
            }
            Op::Min(..) => self.words(&say::lesser()),
            Op::Max(..) => self.words(&say::greater()),
            _ => String::new(),
        }
    }

    /// A total as the amounts of its towns.
    fn over_towns(self, x: SlotId) -> String {
        let values = self.outcome.values.lanes(x).iter();
        let amounts: Vec<String> = values.map(|fen| exact(Money::from_fen(*fen))).collect();
        self.words(&say::over_towns(amounts.join(" + ")))
    }

    /// The town's weight of all weights.
    fn weight(self, by: Weights) -> String {
        let plan = &self.outcome.compiled.plan;
        match by {
            Weights::Amounts(slot) => {
                let all: i64 = self.outcome.values.lanes(slot).iter().sum();
                let [own, all] = [self.value(slot), all].map(|fen| exact(Money::from_fen(fen)));
                format!("{own} ÷ {all}")
            }
            Weights::Column(by) => {
                let column = &plan.params[by.0 as usize].value;
                let all: i64 = (0..plan.towns).map(|town| column.at(town).p()).sum();
                format!("{} ÷ {all}", column.at(self.town).p())
            }
        }
    }

    fn ratio(self, by: ParamId) -> Ratio {
        match &self.outcome.compiled.plan.params[by.0 as usize].value {
            Column::One(ratio) => *ratio,
            Column::PerTown(ratios) => ratios[self.town],
        }
    }

    fn words(self, words: &crate::text::Words) -> String {
        words.in_lang(self.lang).to_owned()
    }

    /// The rule with its document, then the places of rule, ratio and figure.
    fn origin(self, origin: Option<OriginId>, op: &Op) -> String {
        let plan = &self.outcome.compiled.plan;
        let ratio = match op {
            Op::Scale { by, .. } | Op::Follow { by, .. } => plan.params[by.0 as usize].origin,
            _ => None,
        };
        let mut said: Vec<String> = Vec::new();
        for id in [origin, ratio].into_iter().flatten() {
            let origin = &self.outcome.compiled.origins[id.0 as usize];
            if let Some(rule) = &origin.rule {
                let title = rule.title.in_lang(self.lang);
                said.push(self.words(&say::rule_since(title, rule.since)));
                said.extend(rule.reference.clone());
            }
            let own = origin.cells.get(self.town);
            let is_of_cells = origin.cells.contains(&Some(origin.place.clone()));
            let speaks_for_all = Some(&origin.place).filter(|_| !is_of_cells);
            for place in speaks_for_all.into_iter().chain(own.and_then(Option::as_ref)) {
                let place = place.to_string();
                if !said.contains(&place) {
                    said.push(place);
                }
            }
        }
        said.join(" · ")
    }

    fn name(self, slot: SlotId, above: Moment) -> String {
        let plan = &self.outcome.compiled.plan;
        let slot = plan.slot(slot);
        let label = |id| self.label(plan.label(id));
        let name = match slot.what {
            What::Line(line) | What::Other(_, line) => labels::line(line.name(), self.lang).to_owned(),
            What::County(line) | What::CountyPart(line, _) => labels::line(line.name(), self.lang).to_owned(),
            What::Part(line, id) => {
                let line = labels::line(line.name(), self.lang);
                self.words(&say::part(line, label(id)))
            }
            What::Unshocked(id) => self.words(&say::unshocked(label(id))),
            What::Recurring(id) => self.words(&say::recurring(label(id))),
            What::TierShare(tier, id) => {
                self.words(&say::part(labels::tier(tier.name()).in_lang(self.lang), label(id)))
            }
            What::Measure(id) => self.words(&say::measure(label(id))),
            What::Base(id) => self.words(&say::base(label(id))),
            What::Within(id) => self.words(&say::within(label(id))),
            What::Excess(id) => self.words(&say::excess(label(id))),
            What::Over(id) => self.words(&say::over(label(id))),
            What::Short(id) => self.words(&say::short(label(id))),
            What::Paid(id) => self.words(&say::paid(label(id))),
            What::Formula(id) => self.words(&say::formula(label(id))),
            What::Amount(id) => self.words(&say::amount_of(label(id))),
            What::Held(id) => self.words(&say::held(label(id))),
            What::Guaranteed(id) => self.words(&say::guaranteed(label(id))),
            What::Claim(id) => self.words(&say::claim(label(id))),
            What::Due(id) => self.words(&say::due(label(id))),
            What::TiedOf(id) => self.words(&say::tied_of(label(id))),
            What::Left(id) => self.words(&say::left_of(label(id))),
            What::CostPerHead(id) => self.words(&say::cost_per_head(label(id))),
            What::ElementPerHead(id, element) => {
                self.words(&say::element_per_head(label(id), label(element)))
            }
            What::ElementPay(id, element) => self.words(&say::element_pay(label(id), label(element))),
            What::ContributionBase(id, item) => self.words(&say::contribution_base(label(id), label(item))),
            What::Contribution(id, item) => self.words(&say::contribution(label(id), label(item))),
            What::Pay(id) => self.words(&say::pay(label(id))),
            What::Interim => self.words(&say::interim()),
        };
        if slot.at == above { name } else { self.at(&name, slot.at) }
    }

    /// A name at another moment than the one above: its year, and whose rules where they are another year's.
    fn at(self, name: &str, at: Moment) -> String {
        let words = if at.year == at.rules {
            say::in_year(name, at.year)
        } else {
            say::in_year_under(name, at.year, at.rules)
        };
        self.words(&words)
    }

    /// A code with its name, or a rule's title, or a category as it is called.
    fn label(self, label: &str) -> String {
        let name = Code::parse(label).and_then(|code| classification::name(&code, self.lang));
        if let Some(name) = name {
            return format!("{label} {name}");
        }
        if let Some(kind) = labels::debt_kind(label) {
            return self.words(&kind);
        }
        match label.rsplit_once(':') {
            Some((loan, "interest")) => return self.words(&labels::interest_of(loan)),
            Some((loan, "principal")) => return self.words(&labels::principal_of(loan)),
            _ => {}
        }
        let origins = &self.outcome.compiled.origins;
        let rule = origins.iter().filter_map(|origin| origin.rule.as_ref()).find(|rule| rule.id == label);
        rule.map_or_else(|| label.to_owned(), |rule| rule.title.in_lang(self.lang).to_owned())
    }
}

/// Heads read as a number, shares and growth as per cent.
fn shown(ratio: Ratio) -> String {
    if ratio.q() == 1 && ratio.p() > 1 { ratio.p().to_string() } else { ratio.to_string() }
}

/// A coefficient as a plain number: `0.3`, or `1/3` where that does not end.
fn decimal(ratio: Ratio) -> String {
    let per_mille = ratio.times(Ratio::whole(1000)).filter(|ratio| ratio.q() == 1);
    per_mille.map_or_else(
        || format!("{}/{}", ratio.p(), ratio.q()),
        |ratio| {
            let sign = if ratio.p() < 0 { "−" } else { "" };
            let thousandths = ratio.p().unsigned_abs();
            let text = format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000);
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        },
    )
}

/// 万元 with all the decimals that the fen need, and thousands.
fn exact(amount: Money) -> String {
    let per = Unit::Wan.fen().unsigned_abs();
    let sign = if amount.fen() < 0 { "−" } else { "" };
    let (whole, rest) = (amount.fen().unsigned_abs() / per, amount.fen().unsigned_abs() % per);
    let decimals = format!("{rest:06}");
    format!("{sign}{}.{:0<2}", grouped(whole), decimals.trim_end_matches('0'))
}
