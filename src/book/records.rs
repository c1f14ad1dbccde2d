//! The rows of a book's tables, checked: one type a table, with the place where each was written.

use compact_str::CompactString;

use super::{Account, Code, DebtKind, Scope, Stage, TownId};
use crate::num::{Money, Ratio, Terms, Unit, Year};
use crate::problem::{Place, Placed};

/// One figure of revenue.csv.
#[derive(Clone, Debug, PartialEq)]
pub struct Revenue {
    /// Whose.
    pub town: TownId,
    /// When.
    pub year: Year,
    /// How final.
    pub stage: Stage,
    /// Of which account.
    pub account: Account,
    /// 科目编码.
    pub code: Code,
    /// The name printed.
    pub name: CompactString,
    /// Of what part.
    pub scope: Scope,
    /// Whether growth leaves it out (同口径).
    pub one_off: bool,
    /// How much.
    pub amount: Money,
    /// The cell of the amount.
    pub place: Place,
}

/// One figure of transfers.csv: received (110…, 105) or paid (23…).
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    /// Whose.
    pub town: TownId,
    /// When.
    pub year: Year,
    /// How final.
    pub stage: Stage,
    /// Of which account.
    pub account: Account,
    /// 科目编码.
    pub code: Code,
    /// The name printed.
    pub name: CompactString,
    /// Whether it does not come again.
    pub one_off: bool,
    /// How much.
    pub amount: Money,
    /// The cell of the amount.
    pub place: Place,
}

/// One figure of expenditure.csv.
#[derive(Clone, Debug, PartialEq)]
pub struct Spending {
    /// Whose.
    pub town: TownId,
    /// When.
    pub year: Year,
    /// How final.
    pub stage: Stage,
    /// Of which account.
    pub account: Account,
    /// 功能科目 (201…).
    pub function: Code,
    /// 经济科目 (301…), where stated.
    pub economic: Option<Code>,
    /// The name printed.
    pub name: CompactString,
    /// Whether it was paid out of tied money.
    pub tied: bool,
    /// Whether it does not come again.
    pub one_off: bool,
    /// How much.
    pub amount: Money,
    /// The cell of the amount.
    pub place: Place,
}

/// One row of staffing.csv.
#[derive(Clone, Debug, PartialEq)]
pub struct Staffing {
    /// Whose.
    pub town: TownId,
    /// When.
    pub year: Year,
    /// How final.
    pub stage: Stage,
    /// 类别: 行政编制, 事业编制, 工勤, 编外, 离退休, 借调, 派驻机构, 双重管理, or the office's own.
    pub category: String,
    /// 编制数, where there is one.
    pub posts: Option<i64>,
    /// 实有人数.
    pub headcount: i64,
    /// Cost of one head for a year, all elements together; contributions by employer_rates.csv come on top. Where the row states
    /// totals it is the mean, rounded.
    pub cost: Money,
    /// 总额: what all heads together cost, where the row says that instead of the cost of one.
    pub total: Option<Money>,
    /// What the cost is made of, where the row says so; nothing where it gives the cost of one head in all.
    pub elements: Vec<PayElement>,
    /// The part that the town bears; the county bears the rest.
    pub town_bears: Ratio,
    /// The cell of the head count.
    pub place: Place,
}

/// An element of the pay of one head: 基本工资, 津补贴, 绩效, 年终一次性奖金 …
#[derive(Clone, Debug, PartialEq)]
pub struct PayElement {
    /// Its name, as the column has it.
    pub name: String,
    /// How much a year.
    pub amount: Money,
    /// How much for all heads together, where the row says that; the amount is then the mean, rounded.
    pub total: Option<Money>,
}

impl Staffing {
    /// What all heads together cost, contributions by employer_rates.csv aside; heads × cost beyond all bounds counts as nothing.
    #[must_use]
    pub fn pay_of_all(&self) -> Money {
        let times_heads = || Ratio::whole(self.headcount).of(self.cost.fen()).map(Money::from_fen);
        let pay = self.stated_total().or_else(times_heads);
        pay.filter(|pay| pay.is_bounded()).unwrap_or(Money::ZERO)
    }

    /// What all heads together cost, where the row states it or an element of it as a total.
    #[must_use]
    pub fn stated_total(&self) -> Option<Money> {
        if !self.elements.iter().any(|element| element.total.is_some()) {
            return self.total;
        }
        let times_heads = |one: Money| Ratio::whole(self.headcount).of(one.fen()).map(Money::from_fen);
        let of_all = |element: &PayElement| element.total.or_else(|| times_heads(element.amount));
        self.elements.iter().map(of_all).sum()
    }
}

/// One row of employer_rates.csv: what the employer pays on top of pay, from a year on.
#[derive(Clone, Debug, PartialEq)]
pub struct EmployerRate {
    /// 险种: 基本养老保险, 职业年金, 住房公积金 …
    pub item: String,
    /// For whom; for all categories that have no row of their own where not said.
    pub category: Option<Placed<String>>,
    /// From when on.
    pub since: Year,
    /// 费率: the employer's part of the base.
    pub rate: Ratio,
    /// 基数: the elements that it is reckoned on.
    pub base: Placed<Vec<String>>,
    /// 经济科目 that it is printed under, where stated.
    pub economic: Option<Code>,
    /// The cell of the rate.
    pub place: Place,
}

impl EmployerRate {
    /// For whom; `None` where it is for all.
    #[must_use]
    pub fn category_name(&self) -> Option<&str> {
        self.category.as_ref().map(|category| category.value.as_str())
    }
}

/// A town's own number: a base, a sum or a ratio.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Whose.
    pub town: TownId,
    /// Its name, which a rule's `{ data = … }` refers to.
    pub name: Placed<String>,
    /// From when on.
    pub since: Year,
    /// What.
    pub value: ParameterValue,
    /// Its cell.
    pub place: Place,
}

/// The value of a [`Parameter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterValue {
    /// `1,200万元`.
    Amount(Money),
    /// `45%`.
    Ratio(Ratio),
}

/// An official result of a past year (体制清算).
#[derive(Clone, Debug, PartialEq)]
pub struct Settlement {
    /// Whose.
    pub town: TownId,
    /// When.
    pub year: Year,
    /// The line of the statement.
    pub line: String,
    /// The code or rule under it; the line's total where not said.
    pub code: Option<String>,
    /// The official amount.
    pub amount: Money,
    /// The unit in which it was printed; fen where it was printed in full.
    pub rounded_to: Unit,
    /// What of a difference is explained: official less worked out.
    pub explained: Money,
    /// By what.
    pub note: String,
    /// The cell of the amount.
    pub place: Place,
}

/// A loan of debt.csv.
#[derive(Clone, Debug, PartialEq)]
pub struct Loan {
    /// Whose: the town itself, or a company of its.
    pub town: TownId,
    /// What it is called.
    pub name: String,
    /// Whose debt it is counted as.
    pub kind: DebtKind,
    /// What was lent, and how it is paid back.
    pub terms: Terms,
    /// The cell of the principal.
    pub place: Place,
}

/// A balance of stocks.csv at the end of the last settled year: 暂付款, past deficits.
#[derive(Clone, Debug, PartialEq)]
pub struct Stock {
    /// Whose.
    pub town: TownId,
    /// When; a checked book has the last settled year here.
    pub year: Year,
    /// What.
    pub item: String,
    /// How much.
    pub balance: Money,
    /// Its cell.
    pub place: Place,
}
