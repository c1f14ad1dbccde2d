//! Guarantees: floors, caps, pooling and equalisation, after all sums, each on the lines as they then stand.

use super::Compiler;
use super::amounts::Asker;
use super::build::{minus, plus};
use super::flows::Flow;
use super::measures::time_of;
use super::rules::{Asked, Ruling};
use crate::book::classification;
use crate::plan::{Flag, LabelId, Line, Moment, Op, Party, SlotId, Term, Weights, What};
use crate::problem::Problem;
use crate::regime::{Amount, Counterpart, Guarantee, Measure, Rate, TiedPart, Verb, When};
use crate::text::problems as say;

impl Compiler<'_> {
    /// Works the guarantees at a moment out, in order; what each posts, the next one sees.
    pub fn guarantees(&mut self, flows: Vec<Flow>, at: Moment) -> Vec<Flow> {
        self.running.insert(at, flows);
        let mut floors = Vec::new();
        for ruling in self.rules_beside(at.rules, Asked::Guarantee) {
            let Verb::Guarantee(guarantee) = &ruling.version.verb else { continue };
            self.warn_of_one_off(guarantee, at);
            let posted = self.guarantee(guarantee, &ruling, at).unwrap_or_default();
            self.running.entry(at).or_default().extend(posted);
            if guarantee.below.is_some() {
                let after = self.amount(&guarantee.on, Asker::of(&ruling), at);
                floors.extend(after.map(|after| (ruling, guarantee, after)));
            }
        }
        for (ruling, guarantee, after) in floors {
            self.flag_broken_floor(&ruling, guarantee, after, at);
        }
        self.running.remove(&at).unwrap_or_default()
    }

    /// What later rules took of what a floor stands on, where the floor had made something good.
    fn flag_broken_floor(&mut self, ruling: &Ruling, terms: &Guarantee, after: SlotId, at: Moment) {
        let Some(end) = self.amount(&terms.on, Asker::of(ruling), at) else { return };
        let Some(received) = self.parts.get(&(at, ruling.rule.id.clone(), "received")).copied() else {
            return;
        };
        let origin = self.rule_origin(ruling.rule, ruling.version);
        let lost = self.sum(What::Interim, at, vec![plus(after), minus(end)], None);
        let lost = self.positive(What::Interim, at, lost, None, None);
        let taken_back = self.push(What::Interim, at, Op::Min(lost, received), None);
        let held = self.sum(What::Interim, at, vec![minus(taken_back)], None);
        self.positive(What::Interim, at, held, Some(Flag::FloorBroken), origin);
    }

    /// A past year's line may hold money that came once; a guarantee at it pays that money every year.
    fn warn_of_one_off(&mut self, terms: &Guarantee, at: Moment) {
        let measure = if terms.at.measure == Measure::Own { &terms.on.measure } else { &terms.at.measure };
        let holds = matches!(
            measure,
            Measure::Line(Line::Usable | Line::AfterStaffing | Line::BroughtIn | Line::CarryOver)
        );
        let year = time_of(&terms.at, at).year;
        let once = self.book.transfers.iter().flatten().any(|row| {
            let line = classification::line_of_transfer(&row.code).and_then(Line::named);
            let is_once = row.one_off || matches!(line, Some(Line::BroughtIn | Line::CarryOver));
            row.year == year && is_once && row.amount.fen() != 0
        });
        let is_past = terms.at.when != When::Now;
        if holds && is_past && once && self.told.insert(format!("once {}", terms.at.place)) {
            let problem = Problem::warning("R62", terms.at.place.clone(), say::held_to_one_off(year));
            self.problems.push(problem.hint(say::held_to_one_off_hint()));
        }
    }

    /// claim = ⟨below(max(0, A − X))⟩, due = ⟨above(max(0, X − A))⟩ (rules, verb 4).
    fn guarantee(&mut self, terms: &Guarantee, ruling: &Ruling, at: Moment) -> Option<Vec<Flow>> {
        let rule = ruling.rule;
        let label = self.label(&rule.id);
        let origin = self.rule_origin(rule, ruling.version);
        let asker = Asker::of(ruling);
        let on = self.amount(&terms.on, asker, at)?;
        let held = self.sum(What::Held(label), at, vec![plus(on)], origin);
        let amount = self.amount(&terms.at, asker, at)?;
        let amount = self.sum(What::Guaranteed(label), at, vec![plus(amount)], origin);
        let short = self.gap(What::Short(label), at, (amount, held), ruling);
        let over = self.gap(What::Excess(label), at, (held, amount), ruling);
        let most = match &terms.at_most {
            None => None,
            Some(most) => {
                let most = self.amount(most, asker, at)?;
                Some(self.positive(What::Interim, at, most, None, None))
            }
        };
        let whole = self.positive(What::Interim, at, amount, None, None);
        let claim =
            self.owed(What::Claim(label), at, (short, whole), ("below", terms.below.as_ref(), most), asker)?;
        let due =
            self.owed(What::Due(label), at, (over, whole), ("above", terms.above.as_ref(), most), asker)?;
        let (received, paid, with) = match terms.with {
            Counterpart::Party(party) => (claim, due, party),
            Counterpart::Pool => {
                let (received, paid) = self.pool(claim, due, label, at);
                (received, paid, Party::Pool)
            }
        };
        let mut flows = vec![
            Flow::new(Line::Returns, label, received).with(with),
            Flow::new(Line::Remitted, label, paid).with(with),
        ];
        let tied = match &terms.tied {
            None => self.nothing(at),
            Some(TiedPart::Rest) => self.sum(What::TiedOf(label), at, vec![plus(over), minus(paid)], origin),
            Some(TiedPart::Ratio(ratio)) => {
                let key = format!("{}.tied", rule.id);
                self.share_of(What::TiedOf(label), at, over, (key, ratio), asker)?
            }
        };
        if terms.tied.is_some() {
            flows.push(Flow::new(Line::Earmarked, label, tied).with(Party::Town));
            flows.push(Flow::new(Line::Tied, label, tied).with(Party::Town));
        }
        for (part, slot) in [("received", received), ("paid", paid), ("tied", tied)] {
            self.parts.insert((at, rule.id.clone(), part), slot);
        }
        Some(flows)
    }

    /// What one amount is above another, for the rule's towns.
    fn gap(&mut self, what: What, at: Moment, (one, other): (SlotId, SlotId), ruling: &Ruling) -> SlotId {
        let gap = self.sum(What::Interim, at, vec![plus(one), minus(other)], None);
        let gap = self.positive(what, at, gap, None, None);
        self.only_for(what, at, &ruling.towns, gap)
    }

    /// A gap at its rate, never more than the most.
    fn owed(
        &mut self,
        what: What,
        at: Moment,
        (gap, whole): (SlotId, SlotId),
        (key, rate, most): (&str, Option<&Rate>, Option<SlotId>),
        asker: Asker,
    ) -> Option<SlotId> {
        let Some(rate) = rate else { return Some(self.nothing(at)) };
        let slot = self.at_rate(what, at, (gap, whole), (key, rate), asker)?;
        Some(match most {
            Some(most) => self.push(what, at, Op::Min(slot, most), None),
            None => slot,
        })
    }

    /// What is claimed and what is owed, each shared so that as much comes in as goes out: T = min(Σ claims, Σ dues).
    fn pool(&mut self, claim: SlotId, due: SlotId, label: LabelId, at: Moment) -> (SlotId, SlotId) {
        let claims = self.total_of_towns(What::Interim, at, claim);
        let dues = self.total_of_towns(What::Interim, at, due);
        let total = self.push(What::Amount(label), at, Op::Min(claims, dues), None);
        let mut shared = |line, weights| {
            let by = Weights::Amounts(weights);
            self.push(What::Part(line, label), at, Op::Allocate { total, by }, None)
        };
        (shared(Line::Returns, claim), shared(Line::Remitted, due))
    }

    /// A line as it stands when a guarantee looks at it: what was posted before is in it.
    pub fn line_so_far(&mut self, line: Line, at: Moment, amount: &Amount) -> Option<SlotId> {
        let (adds, takes) = match line {
            Line::RegimeCapacity => self.capacity_terms(),
            Line::Usable => self.usable_terms(),
            Line::AfterStaffing => (vec![Line::Usable], vec![Line::Staffing]),
            Line::Balance | Line::Closing | Line::Spending | Line::TiedSpending => {
                let problem =
                    Problem::error("R60", amount.place.clone(), say::line_not_for_guarantee(line.name()));
                self.problems.push(problem.hint(say::line_not_for_guarantee_hint()));
                return None;
            }
            _ if self.lines.contains_key(&(at, line)) => return self.lines.get(&(at, line)).copied(),
            _ => return Some(self.posted_so_far(line, at)),
        };
        let mut terms: Vec<Term> = Vec::new();
        for add in adds {
            terms.push(plus(self.line_so_far(add, at, amount)?));
        }
        for take in takes {
            terms.push(minus(self.line_so_far(take, at, amount)?));
        }
        Some(self.sum(What::Line(line), at, terms, None))
    }

    fn posted_so_far(&mut self, line: Line, at: Moment) -> SlotId {
        let flows = self.running.get(&at).into_iter().flatten();
        let terms: Vec<SlotId> = flows.filter(|flow| flow.line == line).map(|flow| flow.slot).collect();
        if self.is_without_table(line) {
            self.unknown(What::Line(line), at)
        } else {
            self.total(What::Line(line), at, &terms)
        }
    }
}
