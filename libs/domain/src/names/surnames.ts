/** Chinese surnames as Hokkien, Hakka, Cantonese and Mandarin speakers of Indonesia write one and the same character. */
export const surnameReadings = `
  tan chen tjhin chan tran
  lim lin liem lam
  oei huang oey oeij ui bong wong ng
  ong wang heng
  tjoa cai tsai chua tjoea choa
  lie li lee lij
  gouw wu go goh
  kwee guo kwik kuo kwok quek
  thio zhang tio teo chang cheung thioe
  ang hong hung
  kho xu khouw hsu koh
  yap ye jap yeh ip
  sim shen shum sum
  njoo yang nyoo yeo njo
  phang peng pang
  phoa pan poa
  lauw liu lau low
  tjia xie chia hsieh sia
  tjan zeng tseng can
  chong zhong tjong
  tjioe zhou chou chow tjiu
  the zheng tay cheng tee
  so su soh soe
  ho he hoo
  liong liang leong nio
  tong tang thong
  ko gao kao
  kang gan kan
  loa lai
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));
