/** How measured figures are written: the figure, what it is compared to, and the ratio. */
export function report({ name, value, comparedTo, ratio, wanted, met }) {
    const ratioText = Number.isFinite(ratio) ? `× ${ratio.toFixed(ratio < 10 ? 2 : 0)}` : '';
    console.log(`${met ? 'ok  ' : 'MISS'} ${name}: ${value}  vs ${comparedTo}  ${ratioText} (wanted ${wanted})`);
}
export function median(numbers) {
    return quantile(numbers, 0.5);
}
export function quantile(numbers, share) {
    const sorted = [...numbers].sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
