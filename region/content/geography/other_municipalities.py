"""Sweden's other municipalities and counties, so that `outside` can be told from `misspelt`.

Names as Statistics Sweden writes them; 264 municipalities, all but the county's 26.
"""

from __future__ import annotations

_NAMES = """
Ale|Alingsås|Alvesta|Aneby|Arboga|Arjeplog|Arvidsjaur|Arvika|Askersund|Avesta|Bengtsfors|Berg|
Bjurholm|Bjuv|Boden|Bollebygd|Bollnäs|Borgholm|Borlänge|Borås|Boxholm|Bromölla|Bräcke|Burlöv|
Båstad|Dals-Ed|Degerfors|Dorotea|Eda|Eksjö|Emmaboda|Enköping|Eskilstuna|Eslöv|Essunga|Fagersta|
Falkenberg|Falköping|Falun|Filipstad|Finspång|Flen|Forshaga|Färgelanda|Gagnef|Gislaved|Gnesta|
Gnosjö|Gotland|Grums|Grästorp|Gullspång|Gällivare|Gävle|Göteborg|Götene|Habo|Hagfors|Hallsberg|
Hallstahammar|Halmstad|Hammarö|Haparanda|Heby|Hedemora|Helsingborg|Herrljunga|Hjo|Hofors|
Hudiksvall|Hultsfred|Hylte|Hällefors|Härjedalen|Härnösand|Härryda|Hässleholm|Håbo|Höganäs|
Högsby|Hörby|Höör|Jokkmokk|Jönköping|Kalix|Kalmar|Karlsborg|Karlshamn|Karlskoga|Karlskrona|
Karlstad|Katrineholm|Kil|Kinda|Kiruna|Klippan|Knivsta|Kramfors|Kristianstad|Kristinehamn|Krokom|
Kumla|Kungsbacka|Kungsör|Kungälv|Kävlinge|Köping|Laholm|Landskrona|Laxå|Lekeberg|Leksand|Lerum|
Lessebo|Lidköping|Lilla Edet|Lindesberg|Linköping|Ljungby|Ljusdal|Ljusnarsberg|Lomma|Ludvika|
Luleå|Lund|Lycksele|Lysekil|Malmö|Malung-Sälen|Malå|Mariestad|Mark|Markaryd|Mellerud|Mjölby|
Mora|Motala|Mullsjö|Munkedal|Munkfors|Mölndal|Mönsterås|Mörbylånga|Nora|Norberg|Nordanstig|
Nordmaling|Norrköping|Norsjö|Nybro|Nyköping|Nässjö|Ockelbo|Olofström|Orsa|Orust|Osby|Oskarshamn|
Ovanåker|Oxelösund|Pajala|Partille|Perstorp|Piteå|Ragunda|Robertsfors|Ronneby|Rättvik|Sala|
Sandviken|Simrishamn|Sjöbo|Skara|Skellefteå|Skinnskatteberg|Skurup|Skövde|Smedjebacken|
Sollefteå|Sorsele|Sotenäs|Staffanstorp|Stenungsund|Storfors|Storuman|Strängnäs|Strömstad|
Strömsund|Sundsvall|Sunne|Surahammar|Svalöv|Svedala|Svenljunga|Säffle|Säter|Sävsjö|Söderhamn|
Söderköping|Sölvesborg|Tanum|Tibro|Tidaholm|Tierp|Timrå|Tingsryd|Tjörn|Tomelilla|Torsby|Torsås|
Tranemo|Tranås|Trelleborg|Trollhättan|Trosa|Töreboda|Uddevalla|Ulricehamn|Umeå|Uppsala|
Uppvidinge|Vadstena|Vaggeryd|Valdemarsvik|Vansbro|Vara|Varberg|Vellinge|Vetlanda|Vilhelmina|
Vimmerby|Vindeln|Vingåker|Vänersborg|Vännäs|Värnamo|Västervik|Västerås|Växjö|Vårgårda|Ydre|
Ystad|Älmhult|Älvdalen|Älvkarleby|Älvsbyn|Ängelholm|Åmål|Ånge|Åre|Årjäng|Åsele|Åstorp|
Åtvidaberg|Öckerö|Ödeshög|Örebro|Örkelljunga|Örnsköldsvik|Östersund|Östhammar|Östra Göinge|
Överkalix|Övertorneå
"""

OTHER_MUNICIPALITIES = tuple(_NAMES.replace("\n", "").split("|"))

OTHER_COUNTIES = tuple(
    f"{number:02d}" for number in (*range(3, 11), *range(12, 15), *range(17, 26))
)
"""The first two digits of the codes of the other counties and their municipalities."""

OTHER_COUNTY_NAMES = (
    *("Uppsala", "Södermanland", "Östergötland", "Jönköping", "Kronoberg", "Kalmar", "Gotland"),
    *("Blekinge", "Skåne", "Halland", "Västra Götaland", "Värmland", "Örebro", "Västmanland"),
    *("Dalarna", "Gävleborg", "Västernorrland", "Jämtland", "Västerbotten", "Norrbotten"),
)
"""Without "län", as tables of counties often write them."""
