export function isByMail(inbound) {
    return 'reference' in inbound;
}
