/**
 * Bars after which a recursive average has forgotten all but a millionth of its seed: the weight `1 − a` of the past
 * falls below 1e-6 after ln(1e6) / −ln(1 − a) bars, which is at most 6.91 lengths for a = 2 / (length + 1) and
 * 13.82 lengths for a = 1 / length. Rounded up, to leave room for ratios of averages.
 */
export const emaSettle = (length: number) => 8 * length + 8;
export const rmaSettle = (length: number) => 16 * length + 8;
