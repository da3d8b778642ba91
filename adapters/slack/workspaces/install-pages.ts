/** What a browser shows to whoever installs the app. */

export type InstallPage =
  | { readonly kind: 'begin'; readonly authorizeUrl: string }
  | { readonly kind: 'installed'; readonly workspace: string | undefined; readonly openUrl: string }
  | { readonly kind: 'cancelled' | 'stale' | 'failed'; readonly installUrl: string }
  | { readonly kind: 'unfit'; readonly why: string }

export function htmlOf(page: InstallPage): string {
  const { title, text, link } = contentOf(page)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
${link === null ? '' : `<p><a href="${escaped(link.url)}">${escaped(link.label)}</a></p>\n`}</main>
</body>
</html>
`
}

/** The address of such a page holds a code, which nobody else must see; and it shows nothing of others. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

export function statusOf({ kind }: InstallPage): number {
  switch (kind) {
    case 'begin':
    case 'installed':
    case 'cancelled':
      return 200
    case 'stale':
      return 400
    case 'unfit':
      return 409
    case 'failed':
      return 502
  }
}

interface Content {
  readonly title: string
  readonly text: string
  readonly link: { readonly url: string; readonly label: string } | null
}

function contentOf(page: InstallPage): Content {
  switch (page.kind) {
    case 'begin':
      return {
        title: 'Add certpath to Slack',
        text: 'It helps people find the ISO/IEC 42001 certification that fits them. Slack shows you what it may do before you agree.',
        link: { url: page.authorizeUrl, label: 'Add to Slack' },
      }
    case 'installed':
      return {
        title: `certpath is now in ${page.workspace ?? 'your Slack'}`,
        text: 'Send it a message and say what you have in mind, or type /certpath anywhere.',
        link: { url: page.openUrl, label: 'Open it in Slack' },
      }
    case 'cancelled':
      return {
        title: 'Nothing was installed',
        text: 'You have not agreed in Slack, and nothing has changed. Come back whenever you like.',
        link: { url: page.installUrl, label: 'Start again' },
      }
    case 'stale':
      return {
        title: 'Please start once more',
        text: 'This link was used before, is older than ten minutes, or was begun in another browser.',
        link: { url: page.installUrl, label: 'Start again' },
      }
    case 'failed':
      return {
        title: 'That did not work',
        text: 'Slack could not be asked just now, or did not agree. Please try again in a minute.',
        link: { url: page.installUrl, label: 'Start again' },
      }
    case 'unfit':
      return { title: 'The app is not set up right', text: page.why, link: null }
  }
}

const style = `body{font:1.1rem/1.5 system-ui,sans-serif;margin:12vh auto;max-width:34rem;padding:0 1.5rem}
a{background:#4a154b;border-radius:.4rem;color:#fff;display:inline-block;padding:.6rem 1.1rem;text-decoration:none}`

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
