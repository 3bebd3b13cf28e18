#!/bin/sh
# Sees to it that the tests of Neo4j have their jars: in the local Maven repository, listed in .make/neo4j/*.classpath.
# Java and Maven are installed where that may be done (Debian, as root); without Maven, Maven is fetched too.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
kept="$here/../../.make/neo4j"
maven=3.9.11
mkdir -p "$kept"

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

if ! command -v java >/dev/null && may_install; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y openjdk-17-jre-headless maven >/dev/null
fi
if ! command -v java >/dev/null; then
    echo "The tests of Neo4j need Java 17 or 21 and will be skipped. Install it (Debian: openjdk-17-jre-headless)."
    exit 0
fi

mvn="$(command -v mvn || true)"
if [ -z "$mvn" ]; then
    mvn="$kept/apache-maven-$maven/bin/mvn"
    if [ ! -x "$mvn" ]; then
        url="https://repo1.maven.org/maven2/org/apache/maven/apache-maven/$maven/apache-maven-$maven-bin.tar.gz"
        "${PYTHON:-python3}" -c 'import sys, urllib.request as u; u.urlretrieve(sys.argv[1], sys.argv[2])' "$url" "$kept/maven.tar.gz"
        tar -xzf "$kept/maven.tar.gz" -C "$kept" && rm "$kept/maven.tar.gz"
    fi
fi

# A list is good as long as it is newer than its pom, and its jars are all there.
for pom in pom old; do
    list="$kept/$pom.classpath"
    if [ ! -s "$list" ] || [ "$here/$pom.xml" -nt "$list" ] || ! tr ':' '\n' <"$list" | while read -r jar; do [ -e "$jar" ] || exit 1; done; then
        "$mvn" -q -B -f "$here/$pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
            "-Dmdep.outputFile=$list"
    fi
done
