/** What the receiving server found out about the sender (RFC 8601). */
import { domainOf } from './addresses.js'

/**
 * `unreported` where the server says nothing of the sender. The topmost header is the receiving
 * server's own if it writes any: what stands below came with the mail, and may say anything.
 * Should a server write none, a sender who brings a good one gains nothing by it.
 */
export function authenticationOf(
  headers: readonly string[],
  from: string,
): 'passed' | 'failed' | 'unreported' {
  const results = resultsIn(headers[0] ?? '')
  const verdicts = (method: string) => results.filter((each) => each.method === method)
  const [dmarc] = verdicts('dmarc')
  const domain = domainOf(from)
  if (dmarc && dmarc.result !== 'none') {
    const about = dmarc.properties.get('header.from')
    const same = about === undefined || related(about, domain)
    return dmarc.result === 'pass' && same ? 'passed' : 'failed'
  }
  const dkim = verdicts('dkim')
  const spf = verdicts('spf')
  if (!dmarc && dkim.length === 0 && spf.length === 0) return 'unreported'
  const signed = dkim.some(
    ({ result, properties }) =>
      result === 'pass' &&
      related(properties.get('header.d') ?? properties.get('header.i') ?? '', domain),
  )
  const sent = spf.some(
    ({ result, properties }) =>
      result === 'pass' && related(properties.get('smtp.mailfrom') ?? '', domain),
  )
  const refused =
    (!signed && dkim.some(({ result }) => !undecided.has(result))) ||
    spf.some(({ result }) => result !== 'pass' && !undecided.has(result))
  return (signed || sent) && !refused ? 'passed' : 'failed'
}

const undecided: ReadonlySet<string> = new Set(['pass', 'none', 'neutral'])

interface Result {
  readonly method: string
  readonly result: string
  readonly properties: ReadonlyMap<string, string>
}

/** What stands in brackets or quotes is the sender's own and could look like a result. */
function resultsIn(header: string): readonly Result[] {
  const [, ...statements] = withoutComments(header).split(';')
  return statements.flatMap((statement) => {
    const [first = '', ...properties] = statement.trim().toLowerCase().split(/\s+/)
    const [method = '', result = ''] = first.split('=')
    if (result === '') return []
    return [
      {
        method: method.replace(/\/\d+$/, ''),
        result,
        properties: new Map(
          properties.map((each) => [each.split('=')[0] ?? '', each.split('=')[1] ?? '']),
        ),
      },
    ]
  })
}

function withoutComments(header: string): string {
  let kept = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < header.length; at++) {
    const letter = header[at] ?? ''
    if (letter === '\\') at++
    else if (letter === '"' && depth === 0) quoted = !quoted
    else if (quoted) continue
    else if (letter === '(') depth++
    else if (letter === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += letter
  }
  return kept
}

/** The same domain, or one below the other. */
function related(given: string, domain: string): boolean {
  const other = domainOf(`x@${given.slice(given.lastIndexOf('@') + 1)}`)
  if (other === '' || domain === '' || !other.includes('.') || !domain.includes('.')) return false
  return other === domain || other.endsWith(`.${domain}`) || domain.endsWith(`.${other}`)
}
