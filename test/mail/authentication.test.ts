/** What the receiving server says of the sender, as mail servers write it. */
import { expect, test } from 'vitest'
import { answer, read } from './letters.js'

const results = (...headers: readonly string[]) => ({ 'Authentication-Results': headers })

test.each([
  'mx.example; dmarc=fail header.from=trainer.example',
  'mx.example; spf=pass smtp.mailfrom=eve@evil.example; dmarc=fail',
  'mx.example; spf=pass smtp.mailfrom=evil.example; dkim=pass header.d=evil.example',
  'mx.example; spf=fail smtp.mailfrom=trainer.example; dkim=none',
  'mx.example; spf=none; dkim=none; dmarc=none',
  'mx.example; dmarc=pass header.from=evil.example',
  'mx.example; dmarc=fail (dmarc=pass header.from=trainer.example)',
  'mx.example; dkim=fail reason="; dmarc=pass" header.d=trainer.example',
  'mx.example; spf=softfail smtp.mailfrom=trainer.example; dkim=pass header.d=trainer.example',
])('%s has failed', async (header) => {
  expect(await read(answer('Pay here.', results(header)))).toEqual({
    kind: 'passed over',
    why: 'authentication failed',
  })
})

test.each([
  'mx.example; dmarc=pass (p=REJECT) header.from=trainer.example; spf=fail',
  'mx.example 1; dkim=pass header.d=trainer.example; spf=none',
  'mx.example; dkim=pass header.i=@mail.trainer.example; dkim=fail header.d=list.example; spf=neutral',
  'mx.example; spf=pass smtp.mailfrom=jan@trainer.example; dkim=none',
  'mx.example; none',
  'mx.example; auth=pass smtp.auth=jan',
])('%s lets it through', async (header) => {
  expect(await read(answer('Yes.', results(header)))).toMatchObject({ kind: 'answer' })
})

test('what came with the mail itself, below the own server’s, says nothing', async () => {
  const own = 'mx.example; dmarc=fail header.from=trainer.example'
  const forged = 'mx.example; dmarc=pass header.from=trainer.example'
  expect(
    await read(answer('Pay here.', { 'Authentication-Results': [own, forged] })),
  ).toMatchObject({ why: 'authentication failed' })
  expect(await read(answer('Yes.', { 'Authentication-Results': [forged, own] }))).toMatchObject({
    kind: 'answer',
  })
})

/** As a server that reports everything in one header, and those with one for each method, have it. */
const asTheyCome: Readonly<Record<string, (dmarc: string, domain: string) => readonly string[]>> = {
  Gmail: (dmarc, domain) => [
    `mx.google.com;\r\n       dkim=pass header.i=@${domain} header.s=s1 header.b=AbCd;\r\n       spf=pass (google.com: domain of jan@${domain} designates 192.0.2.1 as permitted sender) smtp.mailfrom=jan@${domain};\r\n       dmarc=${dmarc} (p=NONE sp=NONE dis=NONE) header.from=trainer.example`,
  ],
  'Exchange Online': (dmarc, domain) => [
    `spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=${domain}; dkim=pass (signature was verified)\r\n header.d=${domain};dmarc=${dmarc} action=none\r\n header.from=trainer.example;compauth=pass reason=100`,
  ],
  'Postfix with OpenDMARC, OpenDKIM and policyd-spf': (dmarc, domain) => [
    `mx.example; dmarc=${dmarc} (p=none dis=none) header.from=trainer.example`,
    `mx.example;\r\n\tdkim=pass (2048-bit key; unprotected) header.d=${domain} header.i=@${domain} header.a=rsa-sha256 header.s=s1 header.b=AbCd`,
    `mx.example; spf=pass (sender SPF authorized) smtp.mailfrom=${domain} (client-ip=192.0.2.1; helo=mail.${domain}; envelope-from=jan@${domain}; receiver=bot@certpath.example)`,
  ],
  iCloud: (dmarc, domain) => [
    'bimi.icloud.com; bimi=skipped reason="insufficient dmarc"',
    'arc.icloud.com; arc=none',
    `dmarc.icloud.com; dmarc=${dmarc} header.from=trainer.example`,
    `dkim-verifier.icloud.com; dkim=pass (2048-bit key) header.d=${domain} header.i=@${domain} header.b=AbCd`,
    `spf.icloud.com; spf=pass (spf.icloud.com: domain of jan@${domain} designates 192.0.2.1 as permitted sender) smtp.mailfrom=jan@${domain}`,
  ],
}

test.each(Object.entries(asTheyCome))('%s', async (_, written) => {
  const kindOf = async (dmarc: string, domain: string) =>
    (await read(answer('Yes.', results(...written(dmarc, domain))))).kind
  expect(await kindOf('pass', 'trainer.example')).toBe('answer')
  // A mail service may send for the trainer in its own name.
  expect(await kindOf('pass', 'service.example')).toBe('answer')
  expect(await kindOf('none', 'trainer.example')).toBe('answer')
  expect(await kindOf('none', 'evil.example')).toBe('passed over')
  expect(await kindOf('fail', 'evil.example')).toBe('passed over')
})

test('Exchange where the domain publishes no DMARC', async () => {
  const header = (domain: string) =>
    `spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=${domain}; dkim=none (message not signed) header.d=none;dmarc=bestguesspass action=none header.from=trainer.example`
  expect(await read(answer('Yes.', results(header('trainer.example'))))).toMatchObject({
    kind: 'answer',
  })
  expect(await read(answer('Pay here.', results(header('evil.example'))))).toMatchObject({
    why: 'authentication failed',
  })
})

test('a header for each method, without one for DMARC: all of them count', async () => {
  const spf = (result: string) => `mx.example; spf=${result} smtp.mailfrom=trainer.example`
  const dkim = 'mx.example; dkim=pass header.d=trainer.example'
  expect(await read(answer('Yes.', results(spf('none'), dkim)))).toMatchObject({ kind: 'answer' })
  expect(await read(answer('Yes.', results(spf('fail'), dkim)))).toMatchObject({
    why: 'authentication failed',
  })
})

test.each([
  [
    'under another name',
    'mx.example; spf=pass smtp.mailfrom=evil.example',
    'trainer.example; dmarc=pass header.from=trainer.example',
  ],
  [
    'DMARC under the own name, below what it rests on',
    'mx.example; spf=pass smtp.mailfrom=evil.example; dkim=none',
    'mx.example; dmarc=pass header.from=trainer.example',
  ],
  [
    'a method again',
    'mx.example; dkim=fail header.d=trainer.example; spf=none',
    'mx.example; dkim=pass header.d=trainer.example',
  ],
  [
    'without a name, below another without one',
    'spf=pass smtp.mailfrom=evil.example; dkim=none; dmarc=fail header.from=trainer.example',
    'dmarc=pass header.from=trainer.example',
  ],
])('forged deeper down: %s', async (_, own, forged) => {
  expect(await read(answer('Pay here.', results(own, forged)))).toMatchObject({
    why: 'authentication failed',
  })
})

test('what a forwarding host found out is its own; only a signature outlasts it', async () => {
  const before = 'forwarder.example; dmarc=pass header.from=trainer.example'
  const unsigned =
    'mx.example; spf=pass smtp.mailfrom=forwarder.example; dmarc=fail header.from=trainer.example'
  const signed =
    'mx.example; spf=fail smtp.mailfrom=trainer.example; dkim=pass header.d=trainer.example; dmarc=pass header.from=trainer.example'
  expect(await read(answer('Yes.', results(unsigned, before)))).toMatchObject({
    why: 'authentication failed',
  })
  expect(await read(answer('Yes.', results(signed, before)))).toMatchObject({ kind: 'answer' })
})

test('results of ARC, which the sender may have written, say nothing', async () => {
  const arc = 'i=1; mx.example; dmarc=pass header.from=trainer.example'
  const own = 'mx.example; dmarc=fail header.from=trainer.example'
  expect(
    await read(answer('Pay here.', { 'ARC-Authentication-Results': arc, ...results(own) })),
  ).toMatchObject({ why: 'authentication failed' })
})
