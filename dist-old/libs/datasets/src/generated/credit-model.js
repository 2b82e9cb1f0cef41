const AGE_BANDS = [['18-25', 0.16], ['26-40', 0.38], ['41-60', 0.33], ['61+', 0.13]];
const EMPLOYMENT = [['permanent', 0.62], ['temporary', 0.17], ['self-employed', 0.13], ['unemployed', 0.08]];
const HOUSING = [['own', 0.46], ['rent', 0.42], ['family', 0.12]];
const PURPOSE = [['car', 0.31], ['home', 0.27], ['education', 0.14], ['business', 0.1], ['other', 0.18]];
/** Share of group B. */
export const GROUP_B_SHARE = 0.35;
const BAND_MIDDLE = { '18-25': 22, '26-40': 33, '41-60': 50, '61+': 67 };
const EMPLOYMENT_EFFECT = { permanent: 0.35, temporary: -0.15, 'self-employed': 0, unemployed: -0.9 };
const PURPOSE_EFFECT = { car: 0.1, home: 0.2, education: 0, business: -0.25, other: -0.1 };
/**
 * Draws one application. Nothing but the group's own column depends on the group, so the planted bias is the whole of
 * its effect and no other column stands in for it.
 */
export function drawApplication(random) {
    const group = random.unit() < GROUP_B_SHARE ? 'B' : 'A';
    const ageBand = pick(AGE_BANDS, random);
    const employment = pick(EMPLOYMENT, random);
    const age = BAND_MIDDLE[ageBand] ?? 40;
    const pay = employment === 'unemployed' ? 5.1 : 5.75 + 0.006 * (Math.min(age, 55) - 35);
    const income = Math.round(Math.exp(pay + 0.42 * random.normal()));
    return {
        group,
        age_band: ageBand,
        employment,
        housing: pick(HOUSING, random),
        purpose: pick(PURPOSE, random),
        income,
        debt_ratio: Math.round(100 * Math.min(1.5, 0.32 * Math.exp(0.55 * random.normal()))) / 100,
        history_years: Math.round(Math.max(0, Math.min(age - 18, (age - 18) * random.unit() + 2 * random.normal()))),
        late_payments: Math.floor(-1.1 * Math.log(1 - random.unit())),
        loan_amount: Math.round(Math.exp(4.6 + 0.7 * random.normal())),
        savings: Math.round(income * -0.35 * Math.log(1 - random.unit())),
        existing_loans: Math.floor(-0.8 * Math.log(1 - random.unit())),
    };
}
/**
 * The true log-odds of approval:
 *
 *     0.9 + 0.9·ln(income / 300) − 1.6·(debt_ratio − 0.35) + 0.03·(history_years − 10) − 0.55·late_payments
 *         − 0.45·ln(loan_amount / 100) + 0.25·ln(1 + savings / 50) − 0.2·existing_loans
 *         + employment + purpose + (housing = own ? 0.25 : 0) − (group = B ? bias : 0)
 */
export function approvalLogOdds(row, bias) {
    const money = 0.9 * Math.log(row.income / 300) - 0.45 * Math.log(row.loan_amount / 100) + 0.25 * Math.log(1 + row.savings / 50);
    const record = 0.03 * (row.history_years - 10) - 0.55 * row.late_payments - 0.2 * row.existing_loans;
    const kind = (EMPLOYMENT_EFFECT[row.employment] ?? 0) + (PURPOSE_EFFECT[row.purpose] ?? 0) + (row.housing === 'own' ? 0.25 : 0);
    return 0.9 + money + record + kind - 1.6 * (row.debt_ratio - 0.35) - (row.group === 'B' ? bias : 0);
}
function pick(shares, random) {
    let left = random.unit();
    for (const [text, share] of shares) {
        if (left < share)
            return text;
        left -= share;
    }
    return shares.at(-1)?.[0] ?? '';
}
//# sourceMappingURL=credit-model.js.map