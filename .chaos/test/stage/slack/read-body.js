export function readBody(from) {
    return new Promise((resolve, reject) => {
        const chunks = [];
        from.on('data', (chunk) => chunks.push(chunk));
        from.on('end', () => resolve(Buffer.concat(chunks)));
        from.on('error', reject);
    });
}
