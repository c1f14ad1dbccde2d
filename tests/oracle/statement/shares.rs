//! Who gets an item: statutes and splits in force (rules.md, "Four verbs"; language.md, 1 and 4).

use std::rc::Rc;

use super::super::Fen;
use super::super::rational::Rational;
use super::super::rules::{Base, Manner, Rate, Rule, Shortfall, Verb, covers};
use super::{Item, Moment, Oracle, Own, Splits, kept, positive, zero};

/// A split in force on a town: the rule, its `of`, whether it names the town, and how it shares.
type InForce<'a> = (&'a Rule, &'static str, bool, &'a Manner);

impl<'a> Oracle<'a> {
    pub(super) fn rules(&self) -> &'a [Rule] {
        self.scenario.map_or(&[], |scenario| &scenario.rules)
    }

    /// Rules in force in a year, as written; a replacement stands where the replaced one stood.
    pub(super) fn in_order(&self, u: i64) -> Vec<&'a Rule> {
        let rules = self.rules();
        let place = |rule: &Rule| {
            let mut at = rules.iter().position(|other| other.id == rule.id).expect("a rule of the regime");
            while let Some(old) = rules[at].replaces.first() {
                at = rules.iter().position(|other| other.id == *old).expect("the replaced rule");
            }
            at
        };
        let mut list: Vec<&Rule> = rules.iter().filter(|rule| rule.in_force(u).is_some()).collect();
        list.sort_by_key(|rule| place(rule));
        list
    }

    /// Whether a rule is for a town at all.
    fn names_town(&self, rule: &Rule, town: usize) -> bool {
        let names = &self.book.names;
        let found = |name: &String| *names.get(name).unwrap_or_else(|| panic!("no town `{name}`"));
        rule.towns.is_empty() || rule.towns.iter().any(|name| found(name) == town)
    }

    /// Whether a rule is for a town and no rule in force stands in for it there altogether.
    pub(super) fn speaks(&self, rule: &Rule, town: usize, u: i64) -> bool {
        let replaced = self.rules().iter().any(|other| {
            other.replaces.contains(&rule.id)
                && other.covers.is_empty()
                && other.in_force(u).is_some()
                && self.names_town(other, town)
        });
        self.names_town(rule, town) && !replaced
    }

    /// Whether a rule in force in `u` has this item of a town: it covers it, and no rule in force replaces it there.
    pub(super) fn has_item(&self, rule: &Rule, town: usize, code: &str, u: i64) -> bool {
        let replaced = self.rules().iter().any(|other| {
            other.replaces.contains(&rule.id)
                && other.in_force(u).is_some()
                && covers(&other.covers, code)
                && self.names_town(other, town)
        });
        self.speaks(rule, town, u) && covers(&rule.covers, code) && !replaced
    }

    /// The shares of the tiers above the county in an item; without a statute it is wholly local.
    pub(super) fn statute(&self, town: usize, code: &str, u: i64) -> [Rational; 3] {
        let in_force = self.rules().iter().filter_map(|rule| match rule.in_force(u) {
            Some(Verb::Statute(tiers)) if self.has_item(rule, town, code, u) => {
                self.saw("statute for some towns", &Fen::from(rule.towns.len()));
                Some(tiers)
            }
            _ => None,
        });
        let mut found = in_force.collect::<Vec<_>>();
        assert!(found.len() <= 1, "two statutes on {code} in {u}");
        match found.pop() {
            Some(tiers) => tiers.clone(),
            None => [0, 0, 0].map(Rational::whole),
        }
    }

    /// 1. Each tier's share of gross is ⟨·⟩, the local part takes the rest; a printed local part stays exact under
    ///    the statute by which it was grossed up, and the last tier that has a share takes the rest.
    pub fn shares(&self, town: usize, at: Moment) -> Rc<Vec<Item>> {
        kept(&self.shares, (town, at), || {
            let item = |(item, code): (usize, &String)| {
                let gross = self.gross(town, item, at.y);
                let ratios = self.statute(town, code, at.u);
                let mut tiers = ratios.each_ref().map(|tier| tier.of(&gross));
                let mut local = &gross - tiers.iter().sum::<Fen>();
                if let Some(printed) = self.printed_local(town, code, at.y)
                    && self.statute(town, code, at.y) == ratios
                {
                    let last = ratios.iter().rposition(|tier| *tier != Rational::whole(0));
                    let odd = &local - &printed;
                    match last {
                        Some(last) => tiers[last] += odd,
                        None => assert!(odd == zero(), "a printed local part is all there is"),
                    }
                    local = printed;
                }
                Item { code: code.clone(), upper: &gross - &local, gross, tiers, local }
            };
            Rc::new(self.items.iter().enumerate().map(item).collect())
        })
    }

    /// The local part as printed, where all rows of the item print it.
    pub(super) fn printed_local(&self, town: usize, code: &str, y: i64) -> Option<Fen> {
        let rows: Vec<_> = self.revenue(town, code, y).collect();
        let all_local = !rows.is_empty() && rows.iter().all(|row| row.scope == "local");
        all_local.then(|| rows.iter().map(|row| &row.fen).sum())
    }

    /// The splits in force for a town: those of what was collected, then those of what these left.
    fn splits_in_force(&self, town: usize, u: i64) -> Vec<InForce<'a>> {
        let of = |rule: &'a Rule| match rule.in_force(u) {
            Some(Verb::Split { of, names_town, manner }) if self.names_town(rule, town) => {
                Some((rule, *of, *names_town, manner))
            }
            _ => None,
        };
        let all: Vec<InForce> = self.in_order(u).into_iter().filter_map(of).collect();
        let (rest, first): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, of, ..)| *of == "rest");
        first.into_iter().chain(rest).collect()
    }

    /// The named side's part of an item, by a split's ratio or its rate within the base.
    fn named(
        &self,
        (rule, of, _, manner): InForce,
        (town, item): (usize, usize),
        at: Moment,
        measure: &Fen,
    ) -> Fen {
        let each = matches!(manner, Manner::Base(base) if base.each).then_some(item);
        let own = Own { rule, each, of: Some(of), on: None, step: usize::MAX, at };
        let share = match manner {
            Manner::Plain(share) => share,
            Manner::Base(base) => base.within.first(),
        };
        self.share(town, share, at, &own).of(measure)
    }

    /// 2. Each split in force, on the items that it has.
    pub(super) fn splits(&self, town: usize, at: Moment) -> Rc<Splits> {
        kept(&self.splits, (town, at), || {
            let items = self.shares(town, at);
            let mut left: Vec<Fen> = items.iter().map(|item| item.local.clone()).collect();
            let mut taken = vec![zero(); items.len()];
            let mut other_is_town: Vec<Option<bool>> = vec![None; items.len()];
            let mut result = Splits::default();
            for split in self.splits_in_force(town, at.u) {
                let (rule, of, names_town, manner) = split;
                let mine: Vec<usize> =
                    (0..items.len()).filter(|i| self.has_item(rule, town, &items[*i].code, at.u)).collect();
                let mut measures = Vec::new();
                let mut posted = Vec::new();
                for i in &mine {
                    let rest = of == "rest";
                    assert!(
                        other_is_town[*i].is_some() == rest,
                        "splits on {}: none, or two",
                        items[*i].code
                    );
                    let measure = if rest { left[*i].clone() } else { measure(&items[*i], of) };
                    let named = self.named(split, (town, *i), at, &measure);
                    if names_town {
                        taken[*i] += &named;
                    }
                    left[*i] -= &named;
                    other_is_town[*i] = Some(!names_town);
                    if rest {
                        self.saw("rest", &named);
                    }
                    if !rule.towns.is_empty() {
                        self.saw("split for some towns", &named);
                    }
                    measures.push(measure);
                    posted.push(named);
                }
                let suspended = mine.is_empty() && self.replaced(rule, at.u);
                if let (Manner::Base(base), false) = (manner, suspended) {
                    self.own_postings(town, at, (split, base), (&mine, &measures, &posted), &mut result);
                }
            }
            for (i, other) in other_is_town.into_iter().enumerate() {
                let to_town = other.unwrap_or_else(|| panic!("no split on {} in {}", items[i].code, at.u));
                result.town.push(if to_town { &taken[i] + &left[i] } else { taken[i].clone() });
            }
            Rc::new(result)
        })
    }

    /// Whether any rule in force names this one as replaced.
    fn replaced(&self, rule: &Rule, u: i64) -> bool {
        self.rules().iter().any(|other| other.replaces.contains(&rule.id) && other.in_force(u).is_some())
    }

    /// What brings the items' parts to the formula: one posting, or one an item.
    fn own_postings(
        &self,
        town: usize,
        at: Moment,
        ((rule, of, names_town, _), base): (InForce, &Base),
        (mine, measures, posted): (&[usize], &[Fen], &[Fen]),
        result: &mut Splits,
    ) {
        let groups: Vec<(String, Option<usize>, std::ops::Range<usize>)> = if base.each {
            let label = |at: usize| format!("{}:{}", rule.id, self.items[mine[at]]);
            (0..mine.len()).map(|at| (label(at), Some(mine[at]), at..at + 1)).collect()
        } else {
            vec![(rule.id.clone(), None, 0..mine.len())]
        };
        for part in ["base", "within", "over", "over_other", "short", "paid"] {
            result.parts.insert((rule.id.clone(), part), zero());
        }
        for (label, each, range) in groups {
            let own = Own { rule, each, of: Some(of), on: None, step: usize::MAX, at };
            let receipts: Fen = measures[range.clone()].iter().sum();
            let formula = self.over_base(town, &own, (names_town, base), &receipts, result);
            let balancing = formula - posted[range.clone()].iter().sum::<Fen>();
            self.saw(if base.each { "each" } else { "own posting" }, &balancing);
            if of == "rest" {
                self.saw("rest over a base", &balancing);
            }
            let to_town = if names_town { balancing } else { -balancing };
            result.own.push((label, mine[range].to_vec(), to_town));
        }
    }

    /// What a split over a base gives its named side in all: ⟨s·min(R,B)⟩ where the shortfall is shared, else
    /// ⟨s·B⟩ − ⟨k·(B−R)⟩ when R < B; plus ⟨over·max(0, R−B)⟩.
    fn over_base(
        &self,
        town: usize,
        own: &Own,
        (names_town, terms): (bool, &Base),
        receipts: &Fen,
        result: &mut Splits,
    ) -> Fen {
        let at = own.at;
        let base = positive(self.amount(town, &terms.base, at, own));
        let short = positive(&base - receipts);
        let excess = positive(receipts - &base);
        let made_good = match &terms.shortfall {
            Shortfall::Shared => None,
            Shortfall::Town => Some(Rational::whole(i64::from(names_town))),
            Shortfall::County => Some(Rational::whole(i64::from(!names_town))),
            Shortfall::Part(part) => Some(self.share(town, part, at, own)),
        };
        let (inside, paid) = match made_good {
            None => (receipts.min(&base), zero()),
            Some(k) => (&base, k.of(&short)),
        };
        let within = self.rated(town, &terms.within, (inside, &base), at, own);
        let over = self.rated(town, &terms.over, (&excess, &base), at, own);
        let formula = &within - &paid + &over;
        for (kind, rate, fen) in
            [("tiers within", &terms.within, &within), ("tiers over", &terms.over, &over)]
        {
            if matches!(rate, Rate::Tiers(_)) {
                self.saw(kind, fen);
            }
        }
        let over_other = excess - &over;
        for (part, fen) in [
            ("base", base),
            ("within", within),
            ("over", over),
            ("over_other", over_other),
            ("short", short),
            ("paid", paid),
        ] {
            *result.parts.entry((own.rule.id.clone(), part)).or_insert_with(zero) += fen;
        }
        formula
    }

    /// What `items` and `of` come to.
    pub(super) fn items_of(&self, town: usize, list: &[String], of: &str, at: Moment) -> Fen {
        let items = self.shares(town, at);
        let asked: Vec<usize> = (0..items.len()).filter(|i| covers(list, &items[*i].code)).collect();
        self.measure_of(town, &asked, of, at)
    }

    /// Gross, local, upper of the items; or the town's or county's part, rules' own postings on them included.
    pub(super) fn measure_of(&self, town: usize, asked: &[usize], of: &str, at: Moment) -> Fen {
        let items = self.shares(town, at);
        if !matches!(of, "town" | "county") {
            return asked.iter().map(|i| measure(&items[*i], of)).sum();
        }
        let splits = self.splits(town, at);
        let mut part: Fen = asked.iter().map(|i| &splits.town[*i]).sum();
        for (rule, mine, to_town) in &splits.own {
            let inside = mine.iter().filter(|i| asked.contains(i)).count();
            assert!(
                inside == 0 || inside == mine.len(),
                "the posting of `{rule}` is not of these items alone"
            );
            if inside > 0 {
                part += to_town;
            }
        }
        match of {
            "town" => part,
            _ => asked.iter().map(|i| &items[*i].local).sum::<Fen>() - part,
        }
    }
}

/// An item's gross, local or upper part.
fn measure(item: &Item, of: &str) -> Fen {
    match of {
        "gross" => item.gross.clone(),
        "local" => item.local.clone(),
        "upper" => item.upper.clone(),
        other => panic!("`{other}` is not a part of an item"),
    }
}
