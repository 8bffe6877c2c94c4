/**
 * What passwords are commonly made of in Indonesia and elsewhere, longest first: love, faith, family, names, places,
 * football, keys in a row. Chosen by hand; a deployment may lengthen it.
 */
export const commonWords: readonly string[] = `
password passwort passw0rd pasword katasandi sandi rahasia rahasiaku rahasiakita secret welcome selamat selamatdatang
selamatpagi admin administrator superadmin operator petugas pengguna user username login masuk sistem system server
database default guest tamu test testing tester coba cobacoba changeme gantisaya letmein opensesame iloveyou iloveu
loveyou iloveme love lovely lover forever cinta cintaku cintakamu cintasejati sayang sayangku sayangkamu kamu akucinta
aku akusayang kangen rindu kasih kekasih pacar suami istri bunda ibu ayah bapak mama papa mamah papah mamapapa mamaku
papaku ibuku keluarga keluargaku anak anakku anaksoleh adik kakak nenek kakek bayi family mother father daughter
sister brother baby princess prince angel bidadari cantik ganteng manis cute beautiful handsome sweet sweetie honey
bismillah bismilah bissmillah alhamdulillah alhamdulilah subhanallah assalamualaikum insyaallah insyaallahbisa
masyaallah allahuakbar allah allahswt muhammad islam muslim muslimah ramadhan ramadan idulfitri lebaran haji umroh
mekkah madinah masjid doa berkah rezeki sukses suksesselalu sehat bahagia bahagiaselalu semangat semangatpagi sabar
ikhlas syukur amanah jesus yesus yesuskristus kristus christ tuhan tuhanyesus gereja god godbless godblessyou goodness
blessed blessing faith hope indonesia indonesiaraya indonesiaku merdeka merdekaatau mati garuda garudaku pancasila
proklamasi nusantara jakarta surabaya bandung medan semarang yogyakarta jogja jogjakarta bekasi tangerang depok bogor
malang solo bali denpasar makassar palembang pontianak manado kupang lombok papua sumatra sumatera jawa kalimantan
sulawesi aceh padang pekanbaru lampung batam banten madura sunda manila filipina malaysia singapore singapura hongkong
taiwan kamboja myanmar bangkok thailand saudi arab dubai kedutaan konsulat kbri kjri kemlu kemenlu kemensos imigrasi
polri polisi tentara tniad pegawai kantor kerja pekerja migran pmi tki tkw pulang pulangkampung kampung rumah rumahku
sekolah kuliah kampus mahasiswa guru dokter perawat negara presiden soekarno sukarno suharto soeharto jokowi prabowo
januari februari maret april mei juni juli agustus september oktober november desember january february march may june
july august october december senin selasa rabu kamis jumat sabtu minggu monday tuesday wednesday thursday friday
saturday sunday summer winter spring autumn musim hujan kemarau matahari bulan bintang bintangkecil pelangi langit
bumi laut gunung sungai hutan bunga mawar melati anggrek kupu kupukupu kucing anjing kelinci harimau macan singa gajah
naga dragon monkey tiger lion eagle elang merpati burung ikan hiu shark panda doraemon nobita naruto sasuke pikachu
pokemon pokemongo hellokitty spongebob superman batman spiderman ironman avengers starwars harrypotter minecraft
mobilelegend mobilelegends freefire pubgmobile dota dota2 gaming gamer football soccer sepakbola bola persib persija
persebaya arema liverpool arsenal chelsea barcelona realmadrid madrid manchester manutd juventus milan acmilan ronaldo
messi bulutangkis badminton voli basket basketball baseball hockey music musik dangdut gitar guitar metal rocknroll
slank dewa peterpan noah blackpink bangtan exo kpop korea oppa saranghae jepang japan anime samurai ninja
agus budi andi dewi sri putri putra wati eko dwi tri adi ari ayu indah lestari rina rini ratna siti nur nurul fitri
fitriani rizky rizki rizal fajar bayu dian dani deni hendra irfan iwan joko kartika lina maya mega muhamad ahmad
abdul abdullah rahman rahmat hidayat hidayah ibrahim yusuf umar usman ali hasan husein fatimah aisyah khadijah zahra
nadia nanda novi oktavia permata puspita rahma reza rudi santi sari setiawan sinta susanti taufik tono wahyu wijaya
wulan yanti yuni yudi michael jordan daniel david jennifer jessica ashley amanda thomas robert charlie george andrew
joshua matthew nicole michelle anthony william hannah maggie ginger pepper cookie chocolate coklat kopi susu nasi
nasigoreng bakso sate rendang indomie mieayam sambal pisang mangga durian semangka apel jeruk banana orange apple
cheese computer komputer laptop internet google facebook instagram whatsapp youtube twitter tiktok telegram samsung
iphone android windows microsoft nokia xiaomi telkomsel gojek tokopedia shopee bukalapak honda yamaha suzuki toyota
avanza kawasaki ferrari mercedes porsche harley mustang corvette number nomor hitam putih merah biru hijau kuning
black white green yellow purple silver golden emas perak berlian diamond crystal kristal hello halo haloapa kabar
apakabar whatever nothing trustno trustnoone master master123 hunter killer ranger soldier pirate freedom kebebasan
happy happiness smile senyum tersenyum lucky beruntung money uang duit kaya jutawan milyarder bank rekening qwerty
qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qweasd qweasdzxc azerty abcabc abcd abcde abcdef abc
thequickbrownfox correcthorsebatterystaple correct horse battery staple monyet bangsat goblok anjay kontol memek
fuckyou fuck bitch shit sexy seksi access akses computer1 shadow sunshine batman1 jordan1 superstar rockstar
sayasuka saya suka kita kami dan yang untuk selalu sampai my your the and you are
`
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length);
