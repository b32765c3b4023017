import { describe, expect, it } from 'vitest'
import { isTrustedSender } from '#main/door/trusted-sender.ts'

const page = 'satang://app/index.html'

describe('a message at the door', () => {
  it('is heard only from the top frame of our own page', () => {
    expect({
      own: isTrustedSender({ url: `${page}#/claims`, parent: null }, page),
      inside: isTrustedSender({ url: page, parent: {} as never }, page),
      other: isTrustedSender({ url: 'https://eclaim.nhso.go.th/', parent: null }, page),
      alike: isTrustedSender({ url: 'satang://app/index.html.evil', parent: null }, page),
      gone: isTrustedSender(null, page),
    }).toEqual({ own: true, inside: false, other: false, alike: false, gone: false })
  })
})
