//! The lines of the statement, the county's mirror of them, and the parties that pay and receive.

macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($(#[$each:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$each])* $variant,)* }

        impl $type {
            /// All of them, in the order of the statement.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name used in files, keys and rules.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The one with this name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

named! {
    /// A line of a town's statement, in the order in which it is printed.
    Line {
        /// 辖区全口径收入: all collected in the town.
        Collected = "collected",
        /// 中央、省、市分享: shares of the tiers above the county.
        UpperShare = "upper_share",
        /// 地方一般公共预算收入(属地): collected − upper_share.
        LocalPart = "local_part",
        /// 县级分成: what the county keeps of the local part.
        CountyShare = "county_share",
        /// 镇级分成收入: local_part − county_share.
        TownShare = "town_share",
        /// 返还性收入、固定补助.
        Returns = "returns",
        /// 体制上解: sent up under the regime.
        Remitted = "remitted",
        /// 体制财力: town_share + returns − remitted.
        RegimeCapacity = "regime_capacity",
        /// 一般性转移支付, untied only.
        GeneralTransfers = "general_transfers",
        /// 调入资金、动用稳定调节基金.
        BroughtIn = "brought_in",
        /// 上年结余.
        CarryOver = "carry_over",
        /// 专项上解.
        OtherRemitted = "other_remitted",
        /// 可用财力, as the book defines it.
        Usable = "usable",
        /// 人员经费负担: pay that the town bears.
        Staffing = "staffing",
        /// 人员经费后财力: usable − staffing.
        AfterStaffing = "after_staffing",
        /// 运转支出.
        Operations = "operations",
        /// 民生支出.
        Livelihood = "livelihood",
        /// 其他支出.
        OtherSpending = "other_spending",
        /// 还本付息.
        DebtService = "debt_service",
        /// 收支差额: after_staffing − the rest.
        Balance = "balance",
        /// 专项及共同财政事权收入.
        Tied = "tied",
        /// 专项支出.
        TiedSpending = "tied_spending",
        /// 债务收入.
        Borrowed = "borrowed",
        /// 结转下年及补充稳定调节基金.
        SetAside = "set_aside",
        /// 按体制限定用途.
        Earmarked = "earmarked",
        /// 调出资金.
        MovedOut = "moved_out",
        /// 支出合计, pay and tied spending among it.
        Spending = "spending",
        /// 年终结转结余: all in − all out, tied included.
        Closing = "closing",
        /// 上划各级合计 (memo): upper_share + county_share.
        HandedUp = "handed_up",
        /// 县负担人员经费 (memo): pay of the town's staff that the county bears.
        StaffingBorne = "staffing_borne",
        /// 隐性债务还本付息 (memo): paid outside the budget.
        HiddenDebtService = "hidden_debt_service",
        /// 企业债务还本付息 (memo): paid by a company of the town.
        CompanyDebtService = "company_debt_service",
        /// 年末债务余额 (memo), by whose debt it is.
        DebtOutstanding = "debt_outstanding",
        /// 年末待消化余额 (memo): 暂付款, past deficits.
        StocksOutstanding = "stocks_outstanding",
    }
}

named! {
    /// A line of the county's side, for one town.
    CountyLine {
        /// 县级分成.
        Share = "county_share",
        /// 乡镇上解.
        Received = "received",
        /// 返还、固定补助支出.
        PaidReturns = "paid_returns",
        /// 县级体制财力: county_share + received − paid_returns.
        Capacity = "county_capacity",
        /// 一般性转移支付支出.
        PaidGeneral = "paid_general",
        /// 专项支出.
        PaidTied = "paid_tied",
        /// 负担乡镇人员经费.
        StaffingBorne = "staffing_borne",
        /// 节省的人员经费: pay of posts that the town took over, which the county no longer pays.
        StaffingSaved = "staffing_saved",
        /// 让渡的收费收入: fees of the county's that went to the town with a devolved power.
        GivenUp = "given_up",
        /// What is left to the county of the town: capacity + staffing_saved − the rest.
        Net = "county_net",
    }
}

named! {
    /// An account besides the general one.
    Purse {
        /// 政府性基金.
        Fund = "fund",
        /// 国有资本经营.
        Capital = "capital",
        /// Printed over all accounts.
        All = "all",
    }
}

named! {
    /// A tier above the county.
    Tier {
        /// 中央.
        Central = "central",
        /// 省.
        Province = "province",
        /// 市.
        City = "city",
    }
}

named! {
    /// A party that pays or receives.
    Party {
        /// The town of the lane.
        Town = "town",
        /// The county.
        County = "county",
        /// The central government.
        Central = "central",
        /// The province.
        Province = "province",
        /// The city.
        City = "city",
        /// Taxpayers, staff, suppliers, people.
        Outside = "outside",
        /// The town's own balances and the other accounts.
        Reserves = "reserves",
        /// Whoever lends.
        Lenders = "lenders",
        /// The towns of a county together, where they equalise among themselves.
        Pool = "pool",
    }
}

/// The line that a posting stands in: a town's, or one that only the county has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PostingLine {
    /// A line of the town's statement; the county's is its mirror.
    Town(Line),
    /// A line of the county's between it and the outside: no town receives or pays.
    County(CountyLine),
}

impl PostingLine {
    /// The name used in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Town(line) => line.name(),
            Self::County(line) => line.name(),
        }
    }
}

impl PostingLine {
    /// The line of a name: a town's, or one that only the county has.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Line::named(name).map(Self::Town).or_else(|| CountyLine::named(name).map(Self::County))
    }

    /// Every name, each once.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        let of_the_county = CountyLine::ALL.iter().map(|line| line.name());
        let towns = Line::ALL.iter().map(|line| line.name());
        towns.chain(of_the_county.filter(|name| Line::named(name).is_none()))
    }
}

impl From<Line> for PostingLine {
    fn from(line: Line) -> Self {
        Self::Town(line)
    }
}

impl PartialEq<Line> for PostingLine {
    fn eq(&self, line: &Line) -> bool {
        *self == Self::Town(*line)
    }
}

impl PostingLine {
    /// The county's line in which the county's side of a flow under this line stands.
    #[must_use]
    pub const fn mirror(self) -> Option<CountyLine> {
        match self {
            Self::Town(Line::CountyShare | Line::TownShare) => Some(CountyLine::Share),
            Self::Town(Line::Remitted | Line::OtherRemitted) => Some(CountyLine::Received),
            Self::Town(Line::Returns) => Some(CountyLine::PaidReturns),
            Self::Town(Line::GeneralTransfers) => Some(CountyLine::PaidGeneral),
            Self::Town(Line::Tied) => Some(CountyLine::PaidTied),
            Self::Town(Line::StaffingBorne) => Some(CountyLine::StaffingBorne),
            Self::Town(_) => None,
            Self::County(line) => Some(line),
        }
    }
}

impl CountyLine {
    /// Whether an amount in it is what the county pays rather than what it receives.
    #[must_use]
    pub const fn is_paid(self) -> bool {
        matches!(
            self,
            Self::PaidReturns | Self::PaidGeneral | Self::PaidTied | Self::StaffingBorne | Self::GivenUp
        )
    }
}

impl Party {
    /// Whether it is a level of government, or holds their money: among these a regime shares, and what one gains another gives.
    #[must_use]
    pub const fn is_government(self) -> bool {
        !matches!(self, Self::Outside | Self::Reserves | Self::Lenders)
    }
}

impl Tier {
    /// The tier as a party.
    #[must_use]
    pub const fn party(self) -> Party {
        match self {
            Self::Central => Party::Central,
            Self::Province => Party::Province,
            Self::City => Party::City,
        }
    }
}
