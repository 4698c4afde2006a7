"""What viewers are counted by, in words: cities and provinces (GB/T 2260), levels of education (GB/T 4658)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Education(StrEnum):
    """Highest level (学历), after GB/T 4658."""

    POSTGRADUATE = "postgraduate"
    BACHELOR = "bachelor"
    COLLEGE = "college"
    SECONDARY = "secondary"
    HIGH = "high"
    OTHER = "other"


EDUCATION: Mapping[str, str] = MappingProxyType({
    Education.POSTGRADUATE: "研究生",
    Education.BACHELOR: "本科",
    Education.COLLEGE: "专科",
    Education.SECONDARY: "中职",
    Education.HIGH: "高中",
    Education.OTHER: "其他",
})  # fmt: skip

_HEBEI = {
    "1301": "石家庄", "1302": "唐山", "1303": "秦皇岛", "1304": "邯郸", "1305": "邢台", "1306": "保定",
    "1307": "张家口", "1308": "承德", "1309": "沧州", "1310": "廊坊", "1311": "衡水",
}  # fmt: skip
_PROVINCES = {
    "11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古", "21": "辽宁", "22": "吉林", "23": "黑龙江",
    "31": "上海", "32": "江苏", "33": "浙江", "34": "安徽", "35": "福建", "36": "江西", "37": "山东", "41": "河南",
    "42": "湖北", "43": "湖南", "44": "广东", "45": "广西", "46": "海南", "50": "重庆", "51": "四川", "52": "贵州",
    "53": "云南", "54": "西藏", "61": "陕西", "62": "甘肃", "63": "青海", "64": "宁夏", "65": "新疆", "71": "台湾",
    "81": "香港", "82": "澳门",
}  # fmt: skip
_NAMES = MappingProxyType(_PROVINCES | _HEBEI)


def region_name(code: str) -> str:
    """The city of Hebei or the province with its code; a code nobody knows stands for itself."""
    if code[:4] in _NAMES:
        return _NAMES[code[:4]]
    province = _NAMES.get(code[:2])
    return code if province is None else province if code[2:] == "0000" else f"{province}（{code}）"
