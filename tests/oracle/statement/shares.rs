//! Who gets an item: statutes and splits in force (rules.md, "Four verbs").

use std::rc::Rc;

use super::super::Fen;
use super::super::rational::Rational;
use super::super::rules::{Manner, Rule, Share, Shortfall, Verb, covers};
use super::{Item, Moment, Oracle, Own, Splits, kept, zero};

impl<'a> Oracle<'a> {
    pub(super) fn rules(&self) -> &'a [Rule] {
        self.scenario.map_or(&[], |scenario| &scenario.rules)
    }

    /// Whether a rule in force in `u` has this item: it covers it, and no rule in force replaces it there.
    pub(super) fn has_item(&self, rule: &Rule, code: &str, u: i64) -> bool {
        let replaced = self.rules().iter().any(|other| {
            other.replaces.contains(&rule.id) && other.in_force(u).is_some() && covers(&other.covers, code)
        });
        covers(&rule.covers, code) && !replaced
    }

    /// The shares of the tiers above the county in an item; without a statute it is wholly local.
    pub(super) fn statute(&self, town: usize, code: &str, u: i64) -> [Rational; 3] {
        let in_force = self.rules().iter().filter_map(|rule| match rule.in_force(u) {
            Some(Verb::Statute(tiers)) if self.has_item(rule, code, u) => Some(tiers),
            _ => None,
        });
        let mut found = in_force.collect::<Vec<_>>();
        assert!(found.len() <= 1, "two statutes on {code} in {u}");
        match found.pop() {
            Some(tiers) => tiers.each_ref().map(|tier| self.share(town, tier, u)),
            None => [0, 0, 0].map(Rational::whole),
        }
    }

    pub(super) fn share(&self, town: usize, share: &Share, u: i64) -> Rational {
        match share {
            Share::Fixed(ratio) => ratio.clone(),
            Share::Data(column) => Rational::parse(self.book.parameter(town, column, u)),
        }
    }

    /// 1. Each tier's share of gross is ⟨·⟩, the local part takes the rest; a printed local part stays exact under
    ///    the statute by which it was grossed up.
    pub fn shares(&self, town: usize, at: Moment) -> Rc<Vec<Item>> {
        kept(&self.shares, (town, at), || {
            let item = |(item, code): (usize, &String)| {
                let gross = self.gross(town, item, at.y);
                let tiers = self.statute(town, code, at.u);
                let printed = self.printed_local(town, code, at.y);
                let local = match printed {
                    Some(local) if self.statute(town, code, at.y) == tiers => local,
                    _ => &gross - tiers.iter().map(|tier| tier.of(&gross)).sum::<Fen>(),
                };
                Item { code: code.clone(), upper: &gross - &local, gross, local }
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

    /// 2. Each split in force, on the items that it has.
    pub(super) fn splits(&self, town: usize, at: Moment) -> Rc<Splits> {
        kept(&self.splits, (town, at), || {
            let items = self.shares(town, at);
            let mut town_part: Vec<Option<Fen>> = vec![None; items.len()];
            let mut result = Splits::default();
            for rule in self.rules() {
                let Some(Verb::Split { gross, names_town, manner }) = rule.in_force(at.u) else { continue };
                let mine: Vec<usize> =
                    (0..items.len()).filter(|i| self.has_item(rule, &items[*i].code, at.u)).collect();
                let ratio = match manner {
                    Manner::Plain(ratio) | Manner::Base { within: ratio, .. } => {
                        self.share(town, ratio, at.u)
                    }
                };
                let of = if *gross { "gross" } else { "local" };
                let mut posted = zero();
                for i in &mine {
                    let named = ratio.of(&measure(&items[*i], of));
                    let share = if *names_town { named.clone() } else { &items[*i].local - &named };
                    posted += named;
                    assert!(town_part[*i].replace(share).is_none(), "two splits on {}", items[*i].code);
                }
                let suspended = mine.is_empty() && self.replaced_whole(rule, at.u);
                if matches!(manner, Manner::Base { .. }) && !suspended {
                    let own = Own { items: &mine, of: Some(of) };
                    let formula = self.over_base(town, at, rule, &own, (*names_town, manner), &mut result);
                    let balancing = formula - posted;
                    let to_town = if *names_town { balancing } else { -balancing };
                    result.own.push((rule.id.clone(), mine.clone(), to_town));
                }
            }
            let unsplit = |i: usize| panic!("no split on {} in {}", items[i].code, at.u);
            result.town =
                town_part.into_iter().enumerate().map(|(i, t)| t.unwrap_or_else(|| unsplit(i))).collect();
            Rc::new(result)
        })
    }

    /// What a split over a base gives its named side in all: ⟨s·min(R,B)⟩ where the shortfall is shared, else
    /// ⟨s·B⟩ − ⟨k·(B−R)⟩ when R < B; plus ⟨over·max(0, R−B)⟩.
    pub(super) fn over_base(
        &self,
        town: usize,
        at: Moment,
        rule: &Rule,
        own: &Own,
        (names_town, manner): (bool, &Manner),
        result: &mut Splits,
    ) -> Fen {
        let Manner::Base { base, within, over, shortfall } = manner else {
            unreachable!("a split over a base")
        };
        let items = self.shares(town, at);
        let of = own.of.expect("a split's `of`");
        let receipts: Fen = own.items.iter().map(|i| measure(&items[*i], of)).sum();
        let base = positive(self.amount(town, base, at, own));
        let short = positive(&base - &receipts);
        let excess = positive(&receipts - &base);
        let s = self.share(town, within, at.u);
        let made_good = match shortfall {
            Shortfall::Shared => None,
            Shortfall::Town => Some(Rational::whole(i64::from(names_town))),
            Shortfall::County => Some(Rational::whole(i64::from(!names_town))),
            Shortfall::Part(part) => Some(self.share(town, part, at.u)),
        };
        let (within, paid) = match made_good {
            None => (s.of((&receipts).min(&base)), zero()),
            Some(k) => (s.of(&base), k.of(&short)),
        };
        let over = self.share(town, over, at.u).of(&excess);
        let formula = &within - &paid + &over;
        let over_other = excess - &over;
        for (part, fen) in [
            ("base", base),
            ("within", within),
            ("over", over),
            ("over_other", over_other),
            ("short", short),
            ("paid", paid),
        ] {
            result.parts.insert((rule.id.clone(), part), fen);
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

/// max(x, 0).
fn positive(x: Fen) -> Fen {
    x.max(zero())
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
