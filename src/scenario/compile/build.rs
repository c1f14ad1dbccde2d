//! Laying slots: the few ways in which steps, parameters, labels and places enter the plan.

use super::{Compiler, Origin, RuleOrigin};
use crate::num::{Ratio, Year};
use crate::plan::{
    Column, Flag, InputId, Known, LabelId, Moment, Op, OriginId, Param, ParamId, Slot, SlotId, Term, What,
};
use crate::problem::Place;
use crate::regime::{Rule, Version};
use crate::text::Words;

/// A term that counts.
pub fn plus(slot: SlotId) -> Term {
    Term { slot, negative: false }
}

/// A term that is taken off.
pub fn minus(slot: SlotId) -> Term {
    Term { slot, negative: true }
}

/// All towns.
pub fn every(towns: usize) -> Vec<bool> {
    vec![true; towns]
}

/// The towns of both.
pub fn both(one: &[bool], other: &[bool]) -> Vec<bool> {
    one.iter().zip(other).map(|(one, other)| *one && *other).collect()
}

/// The towns of one or the other.
pub fn either(one: &[bool], other: &[bool]) -> Vec<bool> {
    one.iter().zip(other).map(|(one, other)| *one || *other).collect()
}

/// The towns of one that are not of the other.
pub fn without(one: &[bool], other: &[bool]) -> Vec<bool> {
    one.iter().zip(other).map(|(one, other)| *one && !*other).collect()
}

impl Compiler<'_> {
    /// The label of a code, rule or category.
    pub fn label(&mut self, text: &str) -> LabelId {
        if let Some(id) = self.labels.get(text) {
            return *id;
        }
        let id = LabelId(u32::try_from(self.plan.labels.len()).unwrap_or(u32::MAX));
        self.plan.labels.push(text.to_owned());
        self.labels.insert(text.to_owned(), id);
        id
    }

    /// A place, as an origin.
    pub fn origin(&mut self, place: &Place) -> Option<OriginId> {
        self.add_origin(Origin { place: place.clone(), cells: Vec::new(), rule: None })
    }

    /// Cells of the book, town by town, as an origin; none where no town has one.
    pub fn origin_of_cells(&mut self, cells: Vec<Option<Place>>) -> Option<OriginId> {
        let place = cells.iter().flatten().next()?.clone();
        self.add_origin(Origin { place, cells, rule: None })
    }

    /// A place that speaks of each town's own cell, as an origin.
    pub fn origin_with_cells(&mut self, place: &Place, cells: Vec<Option<Place>>) -> Option<OriginId> {
        self.add_origin(Origin { place: place.clone(), cells, rule: None })
    }

    /// A version of a rule, as an origin.
    pub fn rule_origin(&mut self, rule: &Rule, version: &Version) -> Option<OriginId> {
        let behind = RuleOrigin {
            id: rule.id.clone(),
            title: rule.title.clone(),
            reference: rule.reference.clone(),
            since: version.since,
        };
        self.add_origin(Origin { place: version.place.clone(), cells: Vec::new(), rule: Some(behind) })
    }

    /// Something of the scenario with a name of its own, as an origin.
    pub fn named_origin(&mut self, id: &str, title: &Words, since: Year, place: &Place) -> Option<OriginId> {
        let behind = RuleOrigin { id: id.to_owned(), title: title.clone(), reference: None, since };
        self.add_origin(Origin { place: place.clone(), cells: Vec::new(), rule: Some(behind) })
    }

    fn add_origin(&mut self, origin: Origin) -> Option<OriginId> {
        let at = self.origins.iter().rposition(|other| *other == origin).unwrap_or_else(|| {
            self.origins.push(origin);
            self.origins.len() - 1
        });
        u32::try_from(at).ok().map(OriginId)
    }

    /// A parameter; the same key and value is the same parameter.
    pub fn param(&mut self, key: String, value: Column<Ratio>, origin: Option<OriginId>) -> ParamId {
        let param = Param { key, value, origin };
        let at = self.plan.params.iter().rposition(|other| *other == param).unwrap_or_else(|| {
            self.plan.params.push(param);
            self.plan.params.len() - 1
        });
        ParamId(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// Lays a slot.
    pub fn push(&mut self, what: What, at: Moment, op: Op, origin: Option<OriginId>) -> SlotId {
        let known =
            op.operands().iter().fold(Known::All, |known, term| known.and(&self.plan.slot(term.slot).known));
        self.push_known(what, at, op, origin, known)
    }

    fn push_known(
        &mut self,
        what: What,
        at: Moment,
        op: Op,
        origin: Option<OriginId>,
        known: Known,
    ) -> SlotId {
        let id = SlotId(u32::try_from(self.plan.slots.len()).unwrap_or(u32::MAX));
        self.plan.slots.push(Slot { what, at, op, origin, known });
        id
    }

    /// A column fed from the book.
    pub fn input(
        &mut self,
        what: What,
        at: Moment,
        fen: Vec<i64>,
        known: Known,
        origin: Option<OriginId>,
    ) -> SlotId {
        let id = InputId(u32::try_from(self.plan.inputs.len()).unwrap_or(u32::MAX));
        self.plan.inputs.push(fen);
        self.push_known(what, at, Op::Input(id), origin, known)
    }

    /// A slot that nobody knows.
    pub fn unknown(&mut self, what: What, at: Moment) -> SlotId {
        let towns = self.plan.towns;
        self.input(what, at, vec![0; towns], Known::Some(vec![false; towns]), None)
    }

    /// ⟨x · ratio⟩.
    pub fn scale(
        &mut self,
        what: What,
        at: Moment,
        x: SlotId,
        by: ParamId,
        origin: Option<OriginId>,
    ) -> SlotId {
        self.push(what, at, Op::Scale { x, by }, origin)
    }

    /// A sum.
    pub fn sum(&mut self, what: What, at: Moment, terms: Vec<Term>, origin: Option<OriginId>) -> SlotId {
        self.push(what, at, Op::Sum(terms), origin)
    }

    /// A sum that stands for all its terms even where there is none: known for everyone.
    pub fn total(&mut self, what: What, at: Moment, slots: &[SlotId]) -> SlotId {
        self.sum(what, at, slots.iter().copied().map(plus).collect(), None)
    }

    /// What is above 0.
    pub fn positive(
        &mut self,
        what: What,
        at: Moment,
        x: SlotId,
        flag: Option<Flag>,
        origin: Option<OriginId>,
    ) -> SlotId {
        self.push(what, at, Op::Positive { x, flag }, origin)
    }

    /// 0 for every town.
    pub fn nothing(&mut self, at: Moment) -> SlotId {
        self.sum(What::Interim, at, Vec::new(), None)
    }

    /// One slot for some towns, another for the rest.
    pub fn pick(
        &mut self,
        what: What,
        at: Moment,
        towns: &[bool],
        (yes, no): (SlotId, SlotId),
        origin: Option<OriginId>,
    ) -> SlotId {
        if yes == no || towns.iter().all(|town| *town) {
            return yes;
        }
        let known = Known::pick(towns, &self.plan.slot(yes).known, &self.plan.slot(no).known);
        let op = Op::Pick { towns: towns.to_vec(), yes, no };
        self.push_known(what, at, op, origin, known)
    }

    /// A slot for some towns, 0 for the rest.
    pub fn only_for(&mut self, what: What, at: Moment, towns: &[bool], slot: SlotId) -> SlotId {
        if towns.iter().all(|town| *town) {
            return slot;
        }
        let nothing = self.nothing(at);
        self.pick(what, at, towns, (slot, nothing), None)
    }

    /// The total over the towns; known where it is known for all.
    pub fn total_of_towns(&mut self, what: What, at: Moment, x: SlotId) -> SlotId {
        let known = self.plan.slot(x).known.all_or_none();
        self.push_known(what, at, Op::Total(x), None, known)
    }
}
