import {Buffer} from 'node:buffer'
import {crc32, deflateSync} from 'node:zlib'
import sharp from 'sharp'
import {expect, it} from 'vitest'
import {openPictures} from '../../src/scan/pictures.ts'

const white = {width: 300, height: 200, channels: 3, background: '#ffffff'} as const

function page(color: string): Promise<Buffer> {
  return sharp({create: {...white, background: color}})
    .png()
    .toBuffer()
}

it('a TIFF of several pages is read page by page', async () => {
  const drawn = await Promise.all(['#ffffff', '#808080', '#000000'].map(page))
  const tiff = await sharp(drawn, {join: {animated: true}})
    .tiff({compression: 'lzw'})
    .toBuffer()
  const {pages: opened} = await openPictures(tiff)
  expect(opened.map(({width, height}) => [width, height])).toEqual([
    [300, 200],
    [300, 200],
    [300, 200]
  ])
  const greys = await Promise.all(
    opened.map(async (one) => {
      const {picture} = await one.look({scale: 1, blur: 0})
      return (await sharp(picture).raw().toBuffer())[0]
    })
  )
  expect(greys).toEqual([255, 128, 0])
})

it('a picture that was turned by its camera stands upright', async () => {
  const jpeg = await sharp({create: white}).withMetadata({orientation: 6}).jpeg().toBuffer()
  const [turned] = (await openPictures(jpeg)).pages
  expect([turned!.width, turned!.height]).toEqual([200, 300])
  const {picture, scale} = await turned!.look({scale: 0.5, blur: 1})
  expect(scale).toBe(0.5)
  expect(await sharp(picture).metadata()).toMatchObject({width: 100, height: 150, format: 'png'})
})

it('what is clear in a picture is white', async () => {
  const clear = {...white, channels: 4, background: {r: 0, g: 0, b: 0, alpha: 0}} as const
  const [opened] = (await openPictures(await sharp({create: clear}).png().toBuffer())).pages
  const {picture} = await opened!.look({scale: 1, blur: 0})
  expect((await sharp(picture).raw().toBuffer())[0]).toBe(255)
})

it('a very large page is looked at smaller', async () => {
  const large = await sharp({create: {...white, width: 10_000, height: 100}})
    .png()
    .toBuffer()
  const [opened] = (await openPictures(large)).pages
  expect((await opened!.look({scale: 1, blur: 0})).scale).toBe(0.5)
})

/** The head of a PNG that claims a size, and hardly any data. */
function hollow(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(100)))]
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...parts,
    chunk('IEND', Buffer.alloc(0))
  ])
}

it('a picture that would fill the memory is refused before it is decoded', async () => {
  await expect(openPictures(hollow(50_000, 50_000))).rejects.toMatchObject({code: 'TOO_LARGE'})
})

it.each([
  ['cut short', async () => (await page('#ffffff')).subarray(0, 60)],
  ['without its data', () => Promise.resolve(hollow(300, 200))],
  ['of noise', () => Promise.resolve(Buffer.from('\x89PNG\r\n\x1a\nnoise', 'latin1'))],
  ['empty', () => Promise.resolve(Buffer.alloc(0))]
])('a picture %s is told as bad', async (_, make) => {
  const read = async (): Promise<unknown> => {
    const [opened] = (await openPictures(await make())).pages
    return await opened!.look({scale: 1, blur: 0})
  }
  await expect(read()).rejects.toMatchObject({name: 'ReadFailure', code: 'BAD_PICTURE'})
})
