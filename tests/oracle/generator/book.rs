//! A book: towns, receipts, transfers, spending, parameters.

use std::fmt::Write as _;

use super::{SHARES, World, number};

impl World {
    pub(super) fn book(&mut self) -> String {
        let mut text =
            "name = { zh = \"随机\", en = \"Random\" }\nkind = \"illustrative\"\nunit = \"万元\"\n"
                .to_owned();
        text += "sources = [\"made up\"]\n";
        if self.lcg.chance(25) {
            let adds = self.lcg.pick(&["", "\"tied\"", "\"borrowed\", \"tied\""]);
            let takes = self.lcg.pick(&["", "\"debt_service\"", "\"set_aside\""]);
            let out = self.lcg.pick(&["", "\"carry_over\"", "\"brought_in\", \"other_remitted\""]);
            self.takes_debt_service = takes.contains("debt_service");
            _ = writeln!(text, "usable = {{ adds = [{adds}], takes = [{takes}], leaves_out = [{out}] }}");
        }
        for at in 0..self.towns {
            let n = at + 1;
            _ = writeln!(text, "[[town]]\nid = \"t{n}\"\nname = {{ zh = \"第{n}镇\", en = \"Town {n}\" }}");
            let population = match self.lcg.below(12) {
                0 => 0,
                1 | 2 => 1000,
                _ => self.lcg.between(1, 60_000),
            };
            _ = writeln!(text, "population = {population}");
        }
        text
    }

    /// A head for a table: the town's column only where there are several, Chinese or English.
    pub(super) fn head(&mut self, chinese: &str, english: &str, unit: &str) -> String {
        let (town, columns) = if self.lcg.chance(70) { ("镇", chinese) } else { ("town", english) };
        let columns = columns.replace("UNIT", unit);
        let bom = if self.lcg.chance(50) { "\u{feff}" } else { "" };
        if self.towns > 1 { format!("{bom}{town},{columns}\n") } else { format!("{bom}{columns}\n") }
    }

    pub(super) fn start_row(&mut self, town: usize) -> String {
        if self.towns > 1 { format!("{},", self.town_name(town)) } else { String::new() }
    }

    /// A printed amount: mostly round cents, sometimes negative or nothing.
    pub(super) fn receipt(&mut self) -> i64 {
        let cap = self.cap;
        match self.lcg.below(20) {
            0 => 0,
            1 | 2 => -self.lcg.between(1, cap / 4),
            3 => self.lcg.between(0, 9),
            _ => self.lcg.between(cap / 100, cap),
        }
    }

    /// A year's stage, and whether superseded rows of an earlier one go before.
    pub(super) fn stage(&mut self) -> (&'static str, bool) {
        (self.lcg.pick(&["决算", "决算", "执行"]), self.lcg.chance(10))
    }

    pub(super) fn revenue(&mut self) -> String {
        let unit = self.lcg.pick(&["元", "万元", "万元", "亿元"]);
        let mut text = self.head(
            "年度,阶段,账,科目编码,科目名称,口径,金额(UNIT),一次性,备注",
            "year,stage,account,code,name,scope,amount(UNIT),one_off,note",
            unit,
        );
        for town in 0..self.towns {
            for year in self.first..=self.last {
                let (stage, superseded) = self.stage();
                for code in self.codes.clone() {
                    let scope = if self.local.contains(&code) {
                        "地方"
                    } else {
                        self.lcg.pick(&["全口径", "全口径", ""])
                    };
                    let mut row = |world: &mut Self, stage: &str, fen: i64, one_off: &str| {
                        let start = world.start_row(town);
                        let amount = number(fen, unit);
                        _ = writeln!(
                            text,
                            "{start}{year},{stage},一般公共预算,{code},项目,{scope},{amount},{one_off},"
                        );
                    };
                    if superseded {
                        let fen = self.receipt();
                        row(self, "年初预算", fen, "否");
                    }
                    // Every item is somewhere, since a scenario may shock any.
                    let gap = self.lcg.chance(3) && code != self.codes[0] && (town, year) != (0, self.first);
                    if !gap {
                        let fen = self.receipt();
                        row(self, stage, fen, "否");
                    }
                    if self.lcg.chance(12) {
                        let fen = self.receipt() / 3;
                        row(self, stage, fen, "是");
                    }
                }
                if self.lcg.chance(20) {
                    let start = self.start_row(town);
                    _ = writeln!(
                        text,
                        "{start}{year},{stage},政府性基金,10301,基金,,{},否,",
                        number(500_000, unit)
                    );
                }
            }
        }
        text
    }

    pub(super) fn transfers(&mut self) -> String {
        let unit = self.lcg.pick(&["元", "万元"]);
        let mut text = self.head(
            "年度,阶段,账,科目编码,名称,金额(UNIT),一次性,备注",
            "year,stage,account,code,name,amount(UNIT),one_off,note",
            unit,
        );
        let codes = self.transfer_codes.clone();
        for town in 0..self.towns {
            for year in self.first..=self.last {
                for code in &codes {
                    // A scenario may name the first.
                    if !["1100208", codes[0]].contains(code) && self.lcg.chance(10) {
                        continue;
                    }
                    for one_off in ["否", "是"] {
                        if one_off == "否" || self.lcg.chance(8) {
                            let start = self.start_row(town);
                            let fen = self.lcg.between(0, self.cap / 10);
                            let amount = number(fen, unit);
                            _ = writeln!(
                                text,
                                "{start}{year},决算,一般公共预算,{code},名称,{amount},{one_off},"
                            );
                        }
                    }
                }
            }
        }
        text
    }

    pub(super) fn expenditure(&mut self) -> String {
        let unit = self.lcg.pick(&["元", "万元"]);
        let mut text = self.head(
            "年度,阶段,账,功能科目,名称,经济科目,金额(UNIT),专项,一次性",
            "year,stage,account,function,name,economic,amount(UNIT),tied,one_off",
            unit,
        );
        let functions = self.functions.clone();
        let economics =
            if self.lcg.chance(60) { vec!["301", "302", "303", "307", "310"] } else { vec!["", ""] };
        for town in 0..self.towns {
            for year in self.first..=self.last {
                for function in &functions {
                    let mut used: Vec<&str> = Vec::new();
                    for _ in 0..self.lcg.between(1, 3) {
                        let first = *function == "214" && used.is_empty();
                        let economic = if first { economics[1] } else { self.lcg.pick(&economics) };
                        if used.contains(&economic) {
                            continue;
                        }
                        used.push(economic);
                        let once = if !first && self.lcg.chance(10) { "是" } else { "否" };
                        let start = self.start_row(town);
                        let amount = number(self.lcg.between(0, self.cap / 8), unit);
                        _ = writeln!(
                            text,
                            "{start}{year},决算,一般公共预算,{function},名称,{economic},{amount},否,{once}"
                        );
                    }
                    if self.lcg.chance(25) {
                        let start = self.start_row(town);
                        let amount = number(self.lcg.between(0, self.cap / 8), unit);
                        _ = writeln!(text, "{start}{year},决算,一般公共预算,{function},名称,,{amount},是,否");
                    }
                }
            }
        }
        text
    }

    /// Every town has a share, a base, a sum, a number and a rate of growth of its own, some of them new from a later
    /// year on.
    pub(super) fn parameters(&mut self) -> String {
        let mut text = self.head("参数,起始年,值", "name,since,value", "");
        let borne: Vec<String> = self
            .categories
            .clone()
            .iter()
            .filter(|_| self.has_staffing && self.lcg.chance(25))
            .map(|category| format!("负担-{category}"))
            .collect();
        for town in 0..self.towns {
            let borne = borne.iter().map(String::as_str).filter(|_| self.lcg.chance(70));
            let borne: Vec<&str> = borne.collect();
            for name in ["share_a", "base_a", "sum_a", "whole_a", "growth_a"].into_iter().chain(borne) {
                let mut since = vec![self.first - 5];
                if self.lcg.chance(30) {
                    since.push(self.lcg.between(self.first, self.last + 4));
                }
                for since in since {
                    let value = match name {
                        "share_a" => self.lcg.pick(&SHARES).to_owned(),
                        "whole_a" => self.lcg.between(0, 12).to_string(),
                        _ if name.starts_with("负担-") => {
                            self.lcg.pick(&["镇", "县", "镇70%", "镇33.3%"]).to_owned()
                        }
                        "growth_a" => self.lcg.pick(&["3%", "-4.5%", "1/7", "0.02"]).to_owned(),
                        _ => self.sum_text(3),
                    };
                    let start = self.start_row(town);
                    _ = writeln!(text, "{start}{name},{since},{value}");
                }
            }
        }
        text
    }
}
