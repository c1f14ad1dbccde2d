//! What is said of a book: its settings, its tables, and what they say together.

use crate::text::sentences;

sentences! {
    /// B01.
    missing_key(key) { "缺少 `{key}`", "`{key}` is missing" }
    /// What the key is for.
    name_hint() {
        "写上账册的名称，如 `name = {{ zh = \"示例镇\", en = \"Pilot town\" }}`",
        "give the book a name, such as `name = {{ zh = \"示例镇\", en = \"Pilot town\" }}`",
    }
    /// What the key is for.
    kind_hint() {
        "写 `\"illustrative\"`（虚构示例）或 `\"published\"`（公开数据）",
        "`\"illustrative\"` for made-up figures, `\"published\"` for a government's",
    }
    /// B02.
    bad_value(value) { "这里不能写 `{value}`", "`{value}` is not possible here" }
    /// B02.
    bad_unit(value) { "`{value}` 不是金额单位", "`{value}` is no unit of money" }
    /// The units.
    units() {
        "可用的有：`元`、`千元`、`万元`、`亿元`",
        "one of `元` (yuan), `千元` (thousand yuan), `万元` (wan), `亿元` (yi)",
    }
    /// B02.
    no_sources() {
        "公开数据（`kind = \"published\"`）要注明来源",
        "a book of published figures names its sources",
    }
    /// What sources look like.
    sources_hint() {
        "加上 `sources = [\"文件名称或网址\"]`",
        "add `sources = [\"title or address of the document\"]`",
    }
    /// B02.
    not_a_line(name) { "报表里没有 `{name}` 这一项", "the statement has no line `{name}`" }
    /// B02.
    not_addable(name) {
        "`{name}` 本身由可用财力算出，不能再算进可用财力",
        "`{name}` is worked out from usable capacity, and cannot be part of it",
    }
    /// B02.
    already_usable(name) { "可用财力里本来就有 `{name}`", "`{name}` is part of usable capacity anyway" }
    /// B02.
    not_usual(name) {
        "可用财力里本来没有 `{name}`，无从剔除",
        "`{name}` is no part of usable capacity, so it cannot be left out",
    }
    /// B02.
    bad_count(value) { "`{value}` 不是人数", "`{value}` is not a number of people" }
    /// What it may be.
    count_hint() { "写 0 到 100 亿之间的整数", "a whole number from 0 to 10 billion" }

    /// B03.
    no_town() { "账册里没有镇", "the book names no town" }
    /// What a town looks like.
    town_hint() {
        "每个镇写一段：`[[town]]`，下面写 `id = \"heping\"` 和 `name = {{ zh = \"和平镇\", en = \"Heping\" }}`",
        "write `[[town]]` for each, and below it `id = \"heping\"` and `name = {{ zh = \"和平镇\", en = \"Heping\" }}`",
    }
    /// B03.
    bad_id(id) { "`{id}` 不能用作镇的代号", "`{id}` cannot be a town's id" }
    /// B03.
    id_of_a_party(id) {
        "`{id}` 在结果表中另有所指，不能作镇的代号",
        "`{id}` is another party's name in the outputs and cannot be a town's id",
    }
    /// What to do.
    id_of_a_party_hint() { "换一个代号，如镇名的拼音", "give it another id, such as `heping`" }
    /// What an id looks like.
    id_hint() { "代号里不要有空格、句点、逗号和等号", "an id has no blanks, full stops, commas or equals signs" }
    /// B03.
    town_twice(name) { "两个镇都叫 `{name}`", "two towns are called `{name}`" }

    /// B04.
    unknown_header(name) { "这张表没有 `{name}` 这一列", "this table has no column `{name}`" }
    /// B04: what can be done about it.
    headers(list) {
        "可用的有：{list}；其余说明请并入 `备注` 列",
        "one of {list}; put remarks into `note`",
    }
    /// B05.
    missing_column(zh, en) { "缺少 `{zh}` 列", "there is no column `{en}`" }
    /// B05.
    town_column_hint() {
        "账册里不止一个镇，每行要写明是哪个镇",
        "the book has several towns, so each row says whose it is",
    }
    /// B05.
    add_column(zh, en) { "在表头加上 `{zh}`", "add it to the header: `{en}`" }
    /// B05.
    pay_hint() {
        "写 `人均成本(元/人年)`，或按构成写 `基本工资(元/人年)`、`津补贴(元/人年)` 等",
        "write `cost(yuan/head/year)`, or its elements, each with its unit",
    }
    /// B06.
    column_twice(first, second) {
        "`{first}` 和 `{second}` 是同一列",
        "`{first}` and `{second}` are the same column",
    }
    /// B06.
    keep_one() { "只留一列", "keep one of them" }

    /// B07.
    given_twice(what, year) { "{year} 年的 `{what}` 给了两次", "`{what}` is given twice for {year}" }
    /// B07.
    keep_one_table() {
        "两张表对同一年说得不同：留一张，另一张移出文件夹；确是两笔的，合并到一张表里",
        "two tables tell one year differently: keep one and move the other out of the folder; if both count, add them up in one",
    }
    /// B07.
    add_up() {
        "合并成一行，或给其中一行另立编码（如 `10104@下放`）",
        "add them up in one row, or give the second its own code (such as `10104@transferred`)",
    }
    /// B07.
    keep_one_row() { "只留一行", "keep one row" }
    /// B08.
    total_and_part(year, total, amount, part, sum) {
        "{year} 年既有合计 `{total}`（{amount} 万元），又有其中的 `{part}` 等（合计 {sum} 万元）：会重复计算",
        "{year} has the total `{total}`, {amount} 万元, and parts of it such as `{part}`, which add up to {sum} 万元: both would count",
    }
    /// B08.
    keep_parts() { "留下明细、删去合计，或者反过来", "keep the parts and delete the total, or the other way round" }
    /// B08.
    all_and_one(code, year) {
        "{year} 年的 `{code}` 既按全部账合计，又单列了一个账：会重复计算",
        "`{code}` of {year} is given for all accounts in one, and again for one of them: it would count twice",
    }
    /// B08.
    gross_and_local(code, year) {
        "{year} 年的 `{code}` 既有全口径，又有地方口径：会重复计算",
        "`{code}` of {year} is given both gross and local: it would count twice",
    }
    /// B08.
    keep_scope() { "同一科目一年只用一种口径", "use one scope for an item and year" }

    /// B09.
    no_unit(header) { "`{header}` 没有单位", "`{header}` has no unit" }
    /// B09.
    unit_hint() {
        "把单位写进表头，如 `金额(万元)`；或在 book.toml 里写 `unit = \"万元\"`",
        "put it into the header, as in `amount(万元)`, or write `unit = \"万元\"` in book.toml",
    }
    /// B09.
    monthly(header) { "`{header}` 是按月的", "`{header}` is by the month" }
    /// B09.
    yearly_hint() { "人员经费按年填写，单位写 `元/人年`", "pay is stated for a year: `yuan/head/year`" }

    /// B10.
    not_a_number(text) { "`{text}` 不是数", "`{text}` is not a number" }
    /// B10.
    number_hint() { "只写数，如 `1234.56` 或 `\"1,234.56\"`", "write a number, such as `1234.56` or `\"1,234.56\"`" }
    /// B10.
    formula_hint() {
        "这是表格公式的错误值：回到原表改好公式再导出",
        "a formula failed in the spreadsheet: mend it there and export again",
    }
    /// B10.
    nothing_hint() { "没有就写 0，或删去这一行", "write 0 if there was none, or delete the row" }
    /// B10.
    unit_in_header_hint() { "单位写在表头里，格子里只写数", "the unit belongs in the header; the cell holds the number alone" }
    /// B10.
    negative_hint() { "负数写成 `-123`", "a negative amount is written `-123`" }
    /// B10.
    half_width_hint() { "请用半角数字", "use half-width digits" }
    /// B10.
    all_digits_hint() {
        "科学记数法丢了位数：在原表里把这一列设为数值格式再导出",
        "scientific notation loses digits: give the column a number format in the spreadsheet and export again",
    }
    /// B11.
    too_fine(text) { "`{text}` 精度超过分", "`{text}` is finer than a fen" }
    /// B11.
    too_fine_hint(unit, decimals) {
        "以{unit}为单位最多 {decimals} 位小数；按账面金额取到分",
        "in {unit} that is at most {decimals} decimals: give the amount to the fen, as in the accounts",
    }
    /// B12.
    too_large(text) { "`{text}` 超过 22.5 万亿元", "`{text}` is beyond 22.5 trillion yuan" }
    /// B12.
    too_large_hint(unit) { "这里按{unit}读取，对吗？", "it was read in {unit}: is that right?" }
    /// B13.
    blank(header) { "`{header}` 未填", "`{header}` is blank" }
    /// B13.
    fill_down_hint() {
        "合并单元格导出后只有第一行有值：请每行都填",
        "merged cells keep their value in the first row only: fill every row",
    }

    /// B14.
    not_a_code(text) { "`{text}` 不是科目编码", "`{text}` is no budget code" }
    /// B14.
    unknown_code(code) { "政府收支分类科目里没有 `{code}`", "the budget classification has no `{code}`" }
    /// B14.
    code_hint() {
        "编码是 3、5、7 位…的数字，如 `10101`；已知编码之下可以再细分",
        "codes have 3, 5, 7 … digits, such as `10101`; a known code may be divided further",
    }
    /// B14.
    did_you_mean_code(code, zh, en) { "是不是 `{code}`（{zh}）？", "did you mean `{code}` ({en})?" }
    /// B15.
    other_name(code, zh, en, printed) {
        "`{code}` 是{zh}，这里却写着“{printed}”",
        "`{code}` is {en}, but the row says `{printed}`",
    }
    /// B15.
    name_has_code(printed, code) { "“{printed}”的编码是 `{code}`", "`{printed}` has the code `{code}`" }

    /// B16.
    unknown_town(name) { "账册里没有 `{name}` 这个镇", "the book has no town `{name}`" }
    /// B16.
    towns(list) { "book.toml 里的镇有：{list}", "the towns of book.toml are {list}" }
    /// B17.
    not_a_year(text) { "`{text}` 不是年份", "`{text}` is not a year" }
    /// B17.
    year_hint() { "写成四位数，如 `2024`", "write four digits, such as `2024`" }
    /// B18.
    unknown_word(header, text) { "`{header}` 列不能写 `{text}`", "`{header}` cannot be `{text}`" }

    /// B19.
    year_gap(missing, before, after) {
        "收入表有 {before} 年和 {after} 年，中间缺 {missing} 年",
        "there are receipts of {before} and of {after}, but none of {missing}",
    }
    /// B19.
    year_gap_hint() {
        "补上缺的年份（阶段为 `决算` 或 `执行`），或删去断点以前的年份",
        "add what is missing (stage `final` or `outturn`), or delete the years before the gap",
    }
    /// B20.
    town_without_rows(zh, en, year) {
        "{zh} {year} 年没有数据，按 0 计",
        "`{en}` has no row for {year}: it counts as 0",
    }
    /// B20.
    town_without_rows_hint() { "补上，或确认当年确实没有", "add its rows, or make sure that there was nothing" }
    /// B21.
    jump(code, big, small, times) {
        "`{code}` {big} 年是 {small} 年的 {times} 倍：是不是一年用元、一年用万元？",
        "`{code}` of {big} is {times} times that of {small}: 元 in one year and 万元 in the other?",
    }
    /// B21.
    jumps(code, big, small, times, count) {
        "`{code}` {big} 年是 {small} 年的 {times} 倍，共有 {count} 行如此：是不是一年用元、一年用万元？",
        "`{code}` of {big} is {times} times that of {small}, one of {count} such rows: 元 in one year and 万元 in the other?",
    }
    /// B21.
    jump_hint() {
        "核对这两年原表的单位，统一成表头的单位",
        "look up the unit in both years' accounts, and bring them to the header's",
    }

    /// B22.
    not_a_head_count(text) { "`{text}` 不是人数", "`{text}` is not a number of persons" }
    /// B22.
    head_count_hint() { "写 0 以上的整数", "write a whole number from 0 up" }
    /// B23.
    posts_for_heads(posts) {
        "没有实有人数，按编制数 {posts} 计",
        "there is no head count: the {posts} posts stand for it",
    }
    /// B23.
    posts_for_heads_hint() {
        "填上实有人数：人员经费按实有人数计算",
        "give the head count: pay is worked out on heads, not on posts",
    }
    /// B24.
    heads_over_posts(heads, posts) {
        "实有 {heads} 人，超过编制数 {posts}",
        "{heads} heads are more than the {posts} posts",
    }
    /// B24.
    heads_over_posts_hint() { "核对；超编人员照实计算", "make sure; all heads are counted" }
    /// B25.
    bad_bearer(text) { "`{text}` 看不出由谁负担", "`{text}` does not say who bears it" }
    /// B25.
    bearer_hint() {
        "写 `镇`、`县`、`镇70%`（其余由县负担）或 `镇70%:县30%`；只写 `70%:30%` 看不出谁在前",
        "write `town`, `county`, `town 70%` (the county bears the rest) or `town 70% : county 30%`; `70%:30%` alone does not say whose part comes first",
    }
    /// B75.
    which_per_cent(number) {
        "`{number}` 在写着 (%) 的列里：是 {number}%，还是百分比格式的 {number}（显示为百分数）？",
        "`{number}` stands in a column headed (%): {number} %, or {number} shown as a percentage?",
    }
    /// What to do about it.
    which_per_cent_hint() {
        "去掉表头里的 (%)，格子里照百分比格式填；或把这一列设成“文本”格式，写成 `40%`",
        "take (%) out of the heading and leave the cells as percentages; or format the column as text and write `40%`",
    }
    /// B46.
    bearer_of_nobody(category) { "staffing.csv 没有 `{category}`，谈不上由谁负担", "staffing.csv has nobody of category `{category}` to be borne" }
    /// What to do about it.
    bearer_of_nobody_hint() { "写人员表里有的类别，如 `负担-离退休`；不用的列删去或留空", "name a category of the staffing table, as in `负担-离退休`; delete the column or leave it blank" }
    /// B26.
    bad_parameter(text) { "`{text}` 既不是金额也不是比例", "`{text}` is neither an amount nor a ratio" }
    /// B26.
    parameter_hint() {
        "金额带单位，如 `\"1,200万元\"`；比例如 `45%`；人数等直接写数",
        "an amount has its unit (`\"1,200万元\"`), a ratio looks like `45%`, a number of heads is a plain number",
    }
    /// B27.
    balances_differ(town_zh, town_en, opening_year, opening, closing_year, closing, difference) {
        "{town_zh}{opening_year} 年的上年结余是 {opening} 万元，{closing_year} 年的年终结余却是 {closing} 万元，相差 {difference} 万元",
        "{town_en}{opening_year} opens with {opening} 万元, but {closing_year} closed with {closing} 万元: the difference is {difference} 万元",
    }
    /// B27.
    balances_hint() {
        "上年 `23009` 应等于下年 `11008`；有调整的话在 `备注` 里说明",
        "`23009` of a year is `11008` of the next; say so in `note` if it was adjusted",
    }
    /// B28.
    no_settled_year() { "收入表里没有已结算的年份", "revenue.csv has no settled year" }
    /// B28.
    no_settled_year_hint() {
        "至少要有一年的阶段是 `决算` 或 `执行`",
        "the stage of one year at least is `final` or `outturn`",
    }
    /// B29.
    other_table(code, table) { "`{code}` 属于 {table}", "`{code}` belongs in {table}" }
    /// B29.
    not_here(code) { "`{code}` 不能用在这一列", "`{code}` cannot stand in this column" }
    /// B29.
    economic_hint() {
        "功能科目以 2 开头（如 `201`），经济科目以 3 或 5 开头（如 `301`）",
        "function codes begin with 2 (`201`), economic ones with 3 or 5 (`301`)",
    }
    /// B30.
    unlisted_code(code, parent, zh, en) {
        "政府收支分类科目里没有 `{code}`，按 `{parent}`（{zh}）的一部分计",
        "the budget classification has no `{code}`: it counts as part of `{parent}` ({en})",
    }
    /// B31.
    no_line(code) { "`{code}` 不属于报表的任何一项", "`{code}` belongs to no line of the statement" }
    /// B31.
    no_line_hint() {
        "写到能分清性质的一级，如 `11002`、`11003`、`2300601`",
        "give codes that tell what it is, such as `11002`, `11003` or `2300601`",
    }
    /// B32.
    table_without_year(table, year) {
        "{table} 没有 {year} 年的数，有关各项按 0 计",
        "{table} says nothing of {year}: its lines count as 0",
    }
    /// B39.
    year_without_receipts(table, year) {
        "{table} 有 {year} 年的数，而收入表没有这一年：这些数不会用到",
        "{table} has figures of {year}, a year without receipts: nobody reads them",
    }
    /// B39.
    year_without_receipts_hint() {
        "年份写错了就改正；确有其年，补上收入",
        "correct the year, or add its receipts",
    }
    /// B33.
    near_category(text) { "没有 `{text}` 这个人员类别", "there is no category `{text}`" }

    /// B07.
    category_of_its_own() {
        "合并成一行；负担不同的，另立类别（如 `事业编制-双管`）",
        "add them up in one row; heads that others bear are a category of their own (such as `事业编制-双管`)",
    }
    /// B50.
    cost_and_elements(cost, element) {
        "同一行既有 `{cost}`，又有 `{element}`：会重复计算",
        "the row has both `{cost}` and `{element}`: it would count twice",
    }
    /// B50.
    cost_or_elements() {
        "按构成填的行，人均成本留空；按人均成本填的行，构成留空",
        "leave the cost blank where there are elements, or the elements where there is a cost",
    }
    /// B51.
    no_such_element(name) { "staffing.csv 没有 `{name}` 这一项工资构成", "staffing.csv has no element of pay `{name}`" }
    /// B51, B52.
    no_elements_hint() {
        "在 staffing.csv 按构成填列（如 `基本工资(元/人年)`），缴费才有基数；人均成本已含单位缴费",
        "give pay by its elements in staffing.csv (such as `基本工资(元/人年)`); a cost of one head has the contributions in it",
    }
    /// B52.
    nobody_with_elements(name) {
        "staffing.csv 没有按构成填列的 `{name}`",
        "staffing.csv has nobody of category `{name}` with elements of pay",
    }
    /// B53.
    not_a_rate(text) { "`{text}` 不是费率", "`{text}` is not a rate of contribution" }
    /// B53.
    rate_hint() { "写单位负担的比例，如 `16%`", "write the employer's part of the base, such as `16%`" }
    /// B54.
    not_wages(code) { "`{code}` 不是工资福利支出", "`{code}` is not pay" }
    /// B54.
    not_wages_hint() {
        "单位缴费列 301 类（如 `30108`、`30113`）；工会经费等已在公用经费中，不要重复",
        "contributions stand under 301 (such as `30108` or `30113`); what is paid out of operations is counted there",
    }
    /// B55.
    no_rate_yet(item, category, year) {
        "{year} 年 `{category}` 没有 `{item}` 的费率，按 0 计",
        "`{category}` has no rate of `{item}` in {year}: it counts as 0",
    }
    /// B55.
    no_rate_yet_hint() { "补上更早的费率，或确认当年确实不缴", "add the earlier rate, or make sure that there was none" }

    /// Not a line of the statement.
    no_such_line(text) { "报表没有 `{text}` 这一行", "the statement has no line `{text}`" }
    /// Not the unit of a printed figure.
    not_a_printed_unit(text) { "`{text}` 不是取整单位", "`{text}` is not a unit to which figures are rounded" }
    /// Not an explained amount.
    not_explained(text) { "说明差额 `{text}` 不是金额", "the explained difference `{text}` is not an amount" }
}
